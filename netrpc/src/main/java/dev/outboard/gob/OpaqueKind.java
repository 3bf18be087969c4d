package dev.outboard.gob;

/** Which interface of Go a type implements that brings its own encoding. Go decodes such a type only from its own kind. */
public enum OpaqueKind {
    /** {@code gob.GobEncoder} and {@code GobDecoder}: {@code time.Time}, {@code big.Int}. */
    GOB_ENCODER(4),
    /** {@code encoding.BinaryMarshaler} and {@code BinaryUnmarshaler}: {@code url.URL}. A type that implements both is a {@link #GOB_ENCODER}. */
    BINARY_MARSHALER(5),
    /** {@code encoding.TextMarshaler}. The format knows it; no version of Go sends or decodes it. */
    TEXT_MARSHALER(6);

    /** Which field of a {@link WireType} it is. */
    final int field;

    OpaqueKind(int field) {
        this.field = field;
    }

    static OpaqueKind of(int field) {
        return switch (field) {
            case 4 -> GOB_ENCODER;
            case 5 -> BINARY_MARSHALER;
            default -> TEXT_MARSHALER;
        };
    }
}
