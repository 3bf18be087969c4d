package dev.outboard.gob;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How Java types and gob go together: the names of what interface values can hold, types with encodings of their own, limits. Makes encoders
 * and decoders. Immutable, and safe for use by many threads; what is learnt about a Java type is kept here, so one for a whole program is best.
 *
 * <table>
 * <caption>Java and Go</caption>
 * <tr><th>Java</th><th>Go</th></tr>
 * <tr><td>{@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long}, {@code float}, {@code double}</td>
 *     <td>{@code bool}, {@code int8}, {@code int16}, {@code int32}, {@code int64} or {@code int}, {@code float32}, {@code float64}</td></tr>
 * <tr><td>{@link Unsigned}</td><td>{@code uint8} and so on</td></tr>
 * <tr><td>{@code Integer} and other boxes, null</td><td>a pointer, nil</td></tr>
 * <tr><td>{@link String}; {@link GoString} {@code byte[]}</td><td>{@code string}</td></tr>
 * <tr><td>{@code byte[]}</td><td>{@code []byte}</td></tr>
 * <tr><td>{@link List}, arrays</td><td>a slice; with {@link GoArray} an array</td></tr>
 * <tr><td>{@link java.util.Map}</td><td>a map</td></tr>
 * <tr><td>a record, a class with a constructor without parameters</td><td>a struct or a pointer to one</td></tr>
 * <tr><td>an interface, an abstract class, {@link Object}</td><td>an interface</td></tr>
 * <tr><td>{@link Instant}, {@link OffsetDateTime}</td><td>{@code time.Time}</td></tr>
 * <tr><td>{@link Duration}</td><td>{@code time.Duration}</td></tr>
 * <tr><td>{@link BigInteger}</td><td>{@code big.Int}</td></tr>
 * <tr><td>{@link Complex}</td><td>{@code complex128}</td></tr>
 * <tr><td>{@link Void}, null</td><td>{@code struct{}}; received, anything at all</td></tr>
 * <tr><td>{@link GobValue}</td><td>anything; in a field, an interface</td></tr>
 * </table>
 */
public final class Gob {

    private static final int DEFAULT_MAX_MESSAGE = 64 << 20;
    private static final int DEFAULT_MAX_DEPTH = 500;

    private final Adapters adapters;
    private final Registry registry;
    private final long maxMessage;
    private final int maxDepth;

    private Gob(Builder builder) {
        List<AdapterFactory> factories = new ArrayList<>(builder.factories);
        factories.addAll(builtIn());
        this.adapters = new Adapters(factories);
        this.registry = builder.registry.build();
        this.maxMessage = builder.maxMessage;
        this.maxDepth = builder.maxDepth;
    }

    private static List<AdapterFactory> builtIn() {
        GobType.Opaque time = new GobType.Opaque(OpaqueKind.GOB_ENCODER, "Time");
        GobType.Opaque integer = new GobType.Opaque(OpaqueKind.GOB_ENCODER, "Int");
        return List.of(
                new ScalarFactory(),
                new SimpleFactory(),
                new OpaqueFactory<>(Instant.class, time, new Times.Instants()),
                new OpaqueFactory<>(OffsetDateTime.class, time, new Times.Offsets()),
                new OpaqueFactory<>(BigInteger.class, integer, new BigIntegers()),
                new Conversion<>(
                        TypeRef.of(Duration.class), TypeRef.of(long.class), Duration::toNanos, Duration::ofNanos),
                new ListFactory(),
                new MapFactory(),
                new InterfaceFactory(),
                new StructFactory());
    }

    /** {@return one with the standard names and limits} */
    public static Gob standard() {
        return builder().build();
    }

    /** {@return a builder with the standard names and limits} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * An encoder of a new stream.
     *
     * @param output takes each value in one write or two; it is neither flushed nor closed
     * @return the encoder
     */
    public GobEncoder newEncoder(OutputStream output) {
        return new GobEncoder(this, Objects.requireNonNull(output, "output"));
    }

    /**
     * A decoder of a stream, from its beginning.
     *
     * @param input belongs to the decoder, which reads ahead; it is not closed
     * @return the decoder
     */
    public GobDecoder newDecoder(InputStream input) {
        return new GobDecoder(this, Objects.requireNonNull(input, "input"));
    }

    Adapters adapters() {
        return adapters;
    }

    Registry registry() {
        return registry;
    }

    long maxMessage() {
        return maxMessage;
    }

    int maxDepth() {
        return maxDepth;
    }

    /** Collects names, types and limits. Not for use by several threads. */
    public static final class Builder {

        private final Registry.Builder registry = new Registry.Builder();
        private final List<AdapterFactory> factories = new ArrayList<>();
        private long maxMessage = DEFAULT_MAX_MESSAGE;
        private int maxDepth = DEFAULT_MAX_DEPTH;

        private Builder() {}

        /**
         * The same as {@link #register(String, TypeRef)}.
         *
         * @param name the name in Go
         * @param type the class
         * @return this
         */
        public Builder register(String name, Class<?> type) {
            return register(name, TypeRef.of(type));
        }

        /**
         * Names what an interface value can hold, as {@code gob.Register} does in Go: there, a type's name is that of its package's path and its own,
         * {@code example.org/shapes.Circle}, in a main package {@code main.Circle}, and of a pointer {@code *shapes.Circle}. A type may have several names
         * for receiving; it is sent with the last one.
         *
         * @param name the name in Go
         * @param type what goes by that name
         * @return this
         */
        public Builder register(String name, TypeRef<?> type) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("The name of " + type + " is empty, which means nil");
            }
            registry.register(name, type);
            return this;
        }

        /**
         * Sends a type as another one.
         *
         * @param <T> the type
         * @param <S> what is sent
         * @param type the type
         * @param sent what is sent; a primitive class, if there is a zero value of the type
         * @param encode makes one of the other; called several times for a value, and by whoever encodes
         * @param decode the way back; what it throws becomes a {@link GobValueException}
         * @return this
         */
        public <T, S> Builder convert(
                TypeRef<T> type,
                TypeRef<S> sent,
                Function<? super T, ? extends S> encode,
                Function<? super S, ? extends T> decode) {
            factories.add(new Conversion<>(
                    Objects.requireNonNull(type, "type"),
                    Objects.requireNonNull(sent, "sent"),
                    Objects.requireNonNull(encode, "encode"),
                    Objects.requireNonNull(decode, "decode")));
            return this;
        }

        /**
         * A type that brings its own encoding in Go.
         *
         * @param <T> the type
         * @param type the class
         * @param goType by which interface, and its name
         * @param codec its encoding
         * @return this
         */
        public <T> Builder opaque(Class<T> type, GobType.Opaque goType, OpaqueCodec<T> codec) {
            factories.add(new OpaqueFactory<>(
                    Objects.requireNonNull(type, "type"),
                    Objects.requireNonNull(goType, "goType"),
                    Objects.requireNonNull(codec, "codec")));
            return this;
        }

        /**
         * The longest value that is received, with the definitions in it. Memory is taken as bytes come, not on the word of a length.
         *
         * @param bytes at least 1; 64 MiB if not set
         * @return this
         */
        public Builder maxMessageSize(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("A message cannot be limited to " + bytes + " bytes");
            }
            this.maxMessage = bytes;
            return this;
        }

        /**
         * How deep values may be nested, in either direction. Each level takes some hundred bytes of the stack.
         *
         * @param depth at least 1; 500 if not set
         * @return this
         */
        public Builder maxDepth(int depth) {
            if (depth < 1) {
                throw new IllegalArgumentException("Values cannot be nested " + depth + " deep");
            }
            this.maxDepth = depth;
            return this;
        }

        /** {@return what was collected} */
        public Gob build() {
            return new Gob(this);
        }
    }
}
