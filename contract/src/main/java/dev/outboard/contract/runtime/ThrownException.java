package dev.outboard.contract.runtime;

import io.grpc.Metadata;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What an implementation in Java has thrown, as a trailer {@code outboard-exception-bin} tells it.
 *
 * @param type the name of the class
 * @param message the exception's message, or null
 * @param fields the fields of an exception that its method declares, or null when it does not
 * @param declared the name of the class that the method declares, when the thrown one is a kind of that
 * @param stackTrace where it was thrown, or null
 */
record ThrownException(
        String type,
        @Nullable String message,
        @Nullable Message fields,
        @Nullable String declared,
        @Nullable String stackTrace) {

    static final Metadata.Key<byte[]> KEY = Metadata.Key.of("outboard-exception-bin", Metadata.BINARY_BYTE_MARSHALLER);

    /** Trailers have less room than messages. */
    private static final int LONGEST_MESSAGE = 4096;

    private static final int LONGEST_STACK_TRACE = 16_384;
    private static final int MOST_FIELDS = 32_768;

    static ThrownException of(ContractMethod method, Throwable failure) {
        ThrownException plain = new ThrownException(
                failure.getClass().getName(),
                failure.getMessage(),
                null,
                null,
                method.isTracing() ? stackTrace(failure) : null);
        ThrownType<?> known = declaredBy(method, failure.getClass());
        return known == null ? plain : plain.with(method, known, failure);
    }

    private static @Nullable ThrownType<?> declaredBy(ContractMethod method, Class<?> thrown) {
        ThrownType<?> nearest = null;
        for (ThrownType<?> type : method.thrown()) {
            if (type.covers(thrown) && (nearest == null || nearest.isWiderThan(type))) {
                nearest = type;
            }
        }
        return nearest;
    }

    private ThrownException with(ContractMethod method, ThrownType<?> known, Throwable failure) {
        Message encoded;
        try {
            encoded = known.encode(failure);
        } catch (RuntimeException e) {
            log(method, "its fields cannot be sent", e);
            return this;
        }
        if (encoded.length() > MOST_FIELDS) {
            log(method, "its fields take " + encoded.length() + " bytes, more than " + MOST_FIELDS, failure);
            return this;
        }
        return new ThrownException(type, message, encoded, known.name(), stackTrace);
    }

    private static void log(ContractMethod method, String why, Throwable failure) {
        System.getLogger(ThrownException.class.getName())
                .log(
                        Level.WARNING,
                        "What " + method + " has thrown arrives as a PluginCallException, since " + why,
                        failure);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
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
        Message fields = null;
        String declared = null;
        String stackTrace = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 10 -> type = in.string();
                case 18 -> message = in.string();
                case 26 -> fields = Message.of(in.bytes());
                case 34 -> declared = in.string();
                case 42 -> stackTrace = in.string();
                default -> in.skip(tag);
            }
        }
        return new ThrownException(type, message, fields, declared, stackTrace);
    }

    byte[] toBytes() {
        MessageWriter out = new MessageWriter();
        out.tag(10).string(type);
        if (message != null) {
            out.tag(18).string(unicode(message, LONGEST_MESSAGE));
        }
        if (fields != null) {
            out.tag(26).bytes(fields.toByteArray());
        }
        if (declared != null) {
            out.tag(34).string(declared);
        }
        if (stackTrace != null) {
            out.tag(42).string(unicode(stackTrace, LONGEST_STACK_TRACE));
        }
        return out.toByteArray();
    }

    private static String unicode(String text, int longest) {
        StringBuilder valid = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\ufffd' : point)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }
}
