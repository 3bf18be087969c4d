package dev.outboard.grpc;

import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Turns messages of one direction of a call into bytes: the prefix that {@link MessageDeframer} shows, then the message. */
final class MessageFramer {

    private static final int PREFIX_LENGTH = 5;

    private final int maxMessageSize;
    private Compressor compressor = Codec.Identity.NONE;
    private volatile boolean compressionEnabled = true;

    /** @param maxMessageSize in bytes, before compression */
    MessageFramer(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    /** @param compressor what grpc-encoding has said; {@link Codec.Identity#NONE} to compress nothing */
    void compressor(Compressor compressor) {
        this.compressor = compressor;
    }

    /** Whether the following messages are compressed, if there is a compressor. */
    void compressionEnabled(boolean enabled) {
        compressionEnabled = enabled;
    }

    /**
     * The bytes of one message.
     *
     * @param message what a marshaller gave; closed in any case
     * @throws StatusRuntimeException when the message is too big, or its stream is not as long as it says
     * @throws IOException when the stream fails
     */
    FramedMessage frame(InputStream message) throws IOException {
        try (message) {
            boolean lengthKnown = message instanceof KnownLength || message instanceof ByteArrayInputStream;
            boolean compress = compressionEnabled && !(compressor instanceof Codec.Identity);
            if (lengthKnown && (!compress || message.available() == 0)) {
                return plainOfKnownLength(message);
            }
            GrowingBuffer buffer = new GrowingBuffer(PREFIX_LENGTH);
            if (compress) {
                CountingOutputStream counter;
                try (OutputStream compressing = compressor.compress(buffer)) {
                    counter = new CountingOutputStream(compressing);
                    copy(message, counter);
                }
                checkSize(counter.count);
            } else {
                copy(message, buffer);
                checkSize(buffer.size() - PREFIX_LENGTH);
            }
            byte[] bytes = buffer.array();
            putPrefix(bytes, compress, buffer.size() - PREFIX_LENGTH);
            return new FramedMessage(bytes, buffer.size());
        }
    }

    private FramedMessage plainOfKnownLength(InputStream message) throws IOException {
        int length = message.available();
        checkSize(length);
        byte[] bytes = new byte[PREFIX_LENGTH + length];
        putPrefix(bytes, false, length);
        FixedBuffer buffer = new FixedBuffer(bytes, PREFIX_LENGTH);
        if (message instanceof Drainable drainable) {
            int unused = drainable.drainTo(buffer);
        } else {
            buffer.fillFrom(message);
        }
        if (buffer.missing() != 0) {
            throw lengthMismatch(length, length - buffer.missing());
        }
        return new FramedMessage(bytes, bytes.length);
    }

    private static void copy(InputStream message, OutputStream target) throws IOException {
        if (message instanceof Drainable drainable) {
            int unused = drainable.drainTo(target);
        } else {
            long unused = message.transferTo(target);
        }
    }

    private void checkSize(long length) {
        if (length > maxMessageSize) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("message too large " + length + " > " + maxMessageSize)
                    .asRuntimeException();
        }
    }

    private static void putPrefix(byte[] bytes, boolean compressed, int length) {
        bytes[0] = (byte) (compressed ? 1 : 0);
        bytes[1] = (byte) (length >> 24);
        bytes[2] = (byte) (length >> 16);
        bytes[3] = (byte) (length >> 8);
        bytes[4] = (byte) length;
    }

    private static StatusRuntimeException lengthMismatch(int announced, int written) {
        return Status.INTERNAL
                .withDescription("Message length inaccurate: the stream announced " + announced + " bytes and gave "
                        + (written < announced ? written + "" : "more"))
                .asRuntimeException();
    }

    /** Bytes of a message with its prefix, from the start of an array on. */
    static final class FramedMessage {

        private final byte[] bytes;
        private final int length;

        FramedMessage(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }

    /** Writes into an array of the right size. */
    private static final class FixedBuffer extends OutputStream {

        private final byte[] bytes;
        private int position;

        FixedBuffer(byte[] bytes, int position) {
            this.bytes = bytes;
            this.position = position;
        }

        int missing() {
            return bytes.length - position;
        }

        void fillFrom(InputStream source) throws IOException {
            position += source.readNBytes(bytes, position, missing());
            if (missing() == 0 && source.read() >= 0) {
                throw lengthMismatch(bytes.length - PREFIX_LENGTH, Integer.MAX_VALUE);
            }
        }

        @Override
        public void write(int octet) {
            requireRoom(1);
            bytes[position++] = (byte) octet;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            requireRoom(length);
            System.arraycopy(source, offset, bytes, position, length);
            position += length;
        }

        private void requireRoom(int length) {
            if (length > missing()) {
                throw lengthMismatch(bytes.length - PREFIX_LENGTH, Integer.MAX_VALUE);
            }
        }
    }

    /** Writes into an array that grows, after room for the prefix. */
    private static final class GrowingBuffer extends ByteArrayOutputStream {

        GrowingBuffer(int reserved) {
            super(512);
            count = reserved;
        }

        byte[] array() {
            return buf;
        }
    }

    private static final class CountingOutputStream extends OutputStream {

        private final OutputStream target;
        private long count;

        CountingOutputStream(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            target.write(octet);
            count++;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            target.write(source, offset, length);
            count += length;
        }
    }
}
