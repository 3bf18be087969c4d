package dev.outboard.contract.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** How the bytes of streams cross: in messages with the bytes in field 1. */
final class Chunks {

    /** Large enough that a message costs little, small enough that little waits. */
    static final int SIZE = 32 * 1024;

    /** What streams throw. */
    static final ThrownType<IOException> FAILURE =
            ThrownType.of(IOException.class, Chunks::writeFailure, Chunks::readFailure);

    private Chunks() {}

    static void write(MessageWriter out, byte[] chunk) {
        if (chunk.length > 0) {
            out.tag(10).bytes(chunk);
        }
    }

    static byte[] read(MessageReader in) {
        byte[] chunk = new byte[0];
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 10 -> chunk = in.bytes();
                default -> in.skip(tag);
            }
        }
        return chunk;
    }

    private static void writeFailure(MessageWriter out, IOException failure) {
        String message = failure.getMessage();
        if (message != null) {
            out.tag(10).string(message);
        }
    }

    private static IOException readFailure(MessageReader in, Throwable cause) {
        String message = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 10 -> message = in.string();
                default -> in.skip(tag);
            }
        }
        return new IOException(message, cause);
    }

    /** What a stream that is somewhere else has failed with, for whoever uses it here. */
    static IOException failure(String what, Throwable failure) {
        Throwable reason = failure instanceof IOException || failure.getCause() == null ? failure : failure.getCause();
        return reason instanceof IOException known
                ? new IOException(known.getMessage(), failure)
                : new IOException(what + ": " + failure.getMessage(), failure);
    }

    /** The bytes of a stream. Its own exceptions leave it as they are, though an iterator declares none. */
    static Iterator<byte[]> of(InputStream stream) {
        return new Iterator<>() {

            private byte @Nullable [] next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    next = read();
                }
                return next.length > 0;
            }

            private byte[] read() {
                try {
                    byte[] buffer = new byte[SIZE];
                    int count = stream.read(buffer);
                    return Arrays.copyOf(buffer, Math.max(count, 0));
                } catch (IOException e) {
                    throw Failures.<RuntimeException>thrown(e);
                }
            }

            @Override
            public byte[] next() {
                byte[] chunk = hasNext() ? next : null;
                if (chunk == null) {
                    throw new NoSuchElementException("The stream is at its end");
                }
                next = null;
                return chunk;
            }
        };
    }
}
