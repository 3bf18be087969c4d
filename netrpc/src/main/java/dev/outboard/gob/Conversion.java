package dev.outboard.gob;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type that is sent as another one. */
final class Conversion<T, S> implements AdapterFactory {

    private final TypeRef<T> from;
    private final TypeRef<S> to;
    private final Function<? super T, ? extends S> encode;
    private final Function<? super S, ? extends T> decode;

    Conversion(
            TypeRef<T> from,
            TypeRef<S> to,
            Function<? super T, ? extends S> encode,
            Function<? super S, ? extends T> decode) {
        this.from = from;
        this.to = to;
        this.encode = encode;
        this.decode = decode;
    }

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        return type.equals(from.type()) ? new Converted(adapters.of(to)) : null;
    }

    private final class Converted extends Adapter<T> {

        private final Adapter<S> sent;

        Converted(Adapter<S> sent) {
            this.sent = sent;
        }

        @Override
        GobType type() {
            return sent.type();
        }

        @Override
        boolean isZero(@Nullable T value) {
            return value == null || sent.isZero(encode.apply(value));
        }

        @Override
        @Nullable
        T zero() {
            S zero = sent.zero();
            return zero == null ? null : decode.apply(zero);
        }

        @Override
        void write(Encoding out, @Nullable T value) throws GobValueException {
            sent.write(out, encode.apply(Objects.requireNonNull(value)));
        }

        @Override
        ValueReader<T> reader(GobType remote, Readers readers) throws GobException {
            ValueReader<S> reader = readers.of(sent, remote);
            return in -> {
                S value = reader.read(in);
                return value == null ? null : converted(value);
            };
        }

        private T converted(S value) throws GobValueException {
            try {
                return decode.apply(value);
            } catch (RuntimeException e) {
                throw new GobValueException("the conversion to " + from + " failed: " + e, e);
            }
        }
    }
}
