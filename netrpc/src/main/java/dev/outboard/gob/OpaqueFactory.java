package dev.outboard.gob;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A type that brings its own encoding. */
final class OpaqueFactory<T> implements AdapterFactory {

    private final Class<T> javaType;
    private final OpaqueCodec<T> codec;
    private final Adapter<T> adapter;

    OpaqueFactory(Class<T> javaType, GobType.Opaque type, OpaqueCodec<T> codec) {
        this.javaType = javaType;
        this.codec = codec;
        this.adapter = new OpaqueAdapter(type);
    }

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        return type.raw() == javaType ? adapter : null;
    }

    private final class OpaqueAdapter extends Adapter<T> {

        private final GobType.Opaque type;

        OpaqueAdapter(GobType.Opaque type) {
            this.type = type;
        }

        @Override
        GobType type() {
            return type;
        }

        @Override
        boolean isZero(@Nullable T value) {
            return value == null;
        }

        @Override
        @Nullable
        T zero() {
            return null;
        }

        @Override
        void write(Encoding out, @Nullable T value) throws GobValueException {
            out.tokens().octets(encode(Objects.requireNonNull(value)));
        }

        @Override
        ValueReader<T> reader(GobType remote, Readers readers) throws GobException {
            if (!(remote instanceof GobType.Opaque opaque) || opaque.kind() != type.kind()) {
                throw mismatch(remote, javaType.getSimpleName());
            }
            return in -> decode(in.tokens().octets());
        }

        private byte[] encode(T value) throws GobValueException {
            try {
                return codec.encode(value);
            } catch (RuntimeException e) {
                throw new GobValueException(javaType.getSimpleName() + " cannot be encoded: " + e, e);
            }
        }

        private T decode(byte[] bytes) throws GobValueException {
            try {
                return codec.decode(bytes);
            } catch (RuntimeException e) {
                throw new GobValueException(javaType.getSimpleName() + " cannot be decoded: " + e, e);
            }
        }
    }
}
