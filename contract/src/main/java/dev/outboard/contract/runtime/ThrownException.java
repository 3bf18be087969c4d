package dev.outboard.contract.runtime;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * What an implementation in Java has thrown, as a trailer {@code outboard-exception-bin} tells it: a message of protobuf's
 * with the class's name in field 1 and the exception's message in field 2.
 *
 * @param type the name of the class
 * @param message the exception's message, or null
 */
record ThrownException(String type, @Nullable String message) {

    static final Metadata.Key<byte[]> KEY = Metadata.Key.of("outboard-exception-bin", Metadata.BINARY_BYTE_MARSHALLER);

    /** Trailers have less room than messages. */
    private static final int LONGEST_MESSAGE = 4096;

    static ThrownException of(Throwable failure) {
        return new ThrownException(failure.getClass().getName(), failure.getMessage());
    }

    /** What trailers tell; null when they do not, or nothing that can be read. */
    static @Nullable ThrownException in(@Nullable Metadata trailers) {
        byte[] bytes = trailers == null ? null : trailers.get(KEY);
        if (bytes == null) {
            return null;
        }
        try {
            return read(new MessageReader(bytes, bytes.length, ContractScope.NONE));
        } catch (MalformedMessageException e) {
            // The status says enough.
            return null;
        }
    }

    private static ThrownException read(MessageReader in) {
        String type = "";
        String message = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 10 -> type = in.string();
                case 18 -> message = in.string();
                default -> in.skip(tag);
            }
        }
        return new ThrownException(type, message);
    }

    byte[] toBytes() {
        MessageWriter out = new MessageWriter();
        out.tag(10).string(type);
        if (message != null) {
            out.tag(18).string(unicode(message));
        }
        return out.toByteArray();
    }

    private static String unicode(String text) {
        StringBuilder valid = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_MESSAGE)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\ufffd' : point)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }
}
