package dev.outboard.gob;

/**
 * The encoding that a type of Go brings itself, in Java. What it throws becomes a {@link GobValueException}.
 *
 * @param <T> the Java type
 */
public interface OpaqueCodec<T> {

    /**
     * Encodes as the type's {@code GobEncode}, {@code MarshalBinary} or {@code MarshalText} does.
     *
     * @param value not null
     * @return the bytes
     */
    byte[] encode(T value);

    /**
     * Decodes what {@link #encode} or Go has made.
     *
     * @param bytes the bytes, which belong to the callee
     * @return the value, not null
     */
    T decode(byte[] bytes);
}
