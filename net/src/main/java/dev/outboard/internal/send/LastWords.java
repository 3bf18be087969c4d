package dev.outboard.internal.send;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a side has sent last, before it closes a connection. */
public final class LastWords {

    private LastWords() {}

    /**
     * Lets the peer read them: closing with bytes of the peer unread could take them away again. Reads, and throws away, until
     * the peer has ended its output, the connection is closed or lost, or the deadline is over.
     *
     * @param connection read by nobody else
     * @param scratch what is read into; its content is lost
     * @param deadline how long the peer has for it
     */
    public static void letRead(Connection connection, ByteBuffer scratch, Deadline deadline) {
        try {
            do {
                scratch.clear();
            } while (connection.read(scratch, deadline) >= 0);
        } catch (IOException e) {
            // The peer is gone, has had its time, or the connection is closed: all the same now.
            scratch.clear();
        }
    }
}
