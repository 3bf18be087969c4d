package dev.outboard.internal.mux;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the two sides of a brokered stream find each other: the dialler sends the id, and the acceptor sends it back. */
final class Greeting {

    private Greeting() {}

    static void send(Connection stream, int id, Deadline deadline) throws IOException {
        stream.write(bytes().putInt(id).flip(), deadline);
    }

    /** @throws EOFException when the other side has ended the stream before */
    static int receive(Connection stream, Deadline deadline) throws IOException {
        ByteBuffer bytes = bytes();
        while (bytes.hasRemaining()) {
            if (stream.read(bytes, deadline) < 0) {
                throw new EOFException("the other side has ended the stream");
            }
        }
        return bytes.flip().getInt();
    }

    private static ByteBuffer bytes() {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
