package dev.outboard.netrpc;

import dev.outboard.gob.Gob;
import dev.outboard.gob.GobEncoder;
import dev.outboard.gob.TypeRef;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends messages of a head and a body, one after another, each as a whole or not at all. */
final class MessageSender {

    /** Guards all below, and is held over the stream's write. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Body encoded = new Body();
    private final Body head = new Body();
    private final Switch target = new Switch();
    private final GobEncoder encoder;
    private final OutputStream output;

    MessageSender(Gob gob, OutputStream output) {
        this.encoder = gob.newEncoder(target);
        // A small message is one write.
        this.output = new BufferedOutputStream(output);
    }

    /**
     * Sends a message.
     *
     * @param type as what the body is sent, or null for what its class is
     * @throws StreamException when the stream cannot be written to: it is of no use any more
     * @throws IOException when the body has no representation: nothing was sent
     */
    void send(Record headValue, @Nullable Object body, @Nullable TypeRef<Object> type) throws IOException {
        writing.lock();
        try {
            // The body first: if it cannot be encoded, the encoder has not defined the head's type for nothing.
            target.to = encoded;
            if (type == null) {
                encoder.encode(Objects.requireNonNull(body, "argument"));
            } else {
                encoder.encode(body, type);
            }
            target.to = head;
            encoder.encode(headValue);
            write();
        } finally {
            head.clear();
            encoded.clear();
            writing.unlock();
        }
    }

    private void write() throws StreamException {
        try {
            head.writeTo(output);
            encoded.writeTo(output);
            output.flush();
        } catch (IOException e) {
            throw new StreamException(e);
        }
    }

    /** The stream has failed, not the value. */
    static final class StreamException extends IOException {

        private static final long serialVersionUID = 1;

        StreamException(IOException cause) {
            super(cause);
        }
    }

    /** Where the encoder writes at the moment. */
    private static final class Switch extends OutputStream {

        private OutputStream to = nullOutputStream();

        @Override
        public void write(int octet) throws IOException {
            to.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            to.write(octets, from, length);
        }
    }

    /** A buffer that does not stay large. */
    private static final class Body extends ByteArrayOutputStream {

        private static final int MAX_KEPT = 1 << 16;

        void clear() {
            reset();
            if (buf.length > MAX_KEPT) {
                buf = new byte[32];
            }
        }
    }
}
