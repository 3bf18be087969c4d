package dev.outboard.gob;

import dev.outboard.gob.GobType.Basic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Strings, bytes, complex numbers, and the empty struct. */
final class SimpleFactory implements AdapterFactory {

    private final Map<Class<?>, Adapter<?>> adapters = Map.of(
            String.class, new Strings(),
            byte[].class, new Bytes(Basic.BYTES),
            Complex.class, new Complexes(),
            GoUint.class, new GoUintAdapter(GoUint.Kind.UINT64),
            Void.class, new Nothing(),
            void.class, new Nothing());

    private final Adapter<?> byteStrings = new Bytes(Basic.STRING);

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters all) {
        if (type.isString()) {
            if (type.raw() != byte[].class) {
                throw new GobTypeException(type + " cannot be annotated @GoString: only byte[] can");
            }
            return byteStrings;
        }
        return type.arrayLength() < 0 ? adapters.get(type.raw()) : null;
    }

    /** What is not UTF-8 becomes U+FFFD, and an unpaired surrogate a question mark, as Java has it. */
    private static final class Strings extends Adapter<String> {
        @Override
        GobType type() {
            return Basic.STRING;
        }

        @Override
        boolean isZero(@Nullable String value) {
            return value == null || value.isEmpty();
        }

        @Override
        String zero() {
            return "";
        }

        @Override
        void write(Encoding out, @Nullable String value) throws GobValueException {
            out.tokens().octets(Objects.requireNonNull(value).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        ValueReader<String> reader(GobType remote, Readers readers) throws GobException {
            if (remote != Basic.STRING) {
                throw mismatch(remote, "a String");
            }
            return in -> in.tokens().text();
        }
    }

    /** Bytes, sent as {@code []byte} or as {@code string}. */
    private static final class Bytes extends Adapter<byte[]> {

        private final Basic type;

        Bytes(Basic type) {
            this.type = type;
        }

        @Override
        GobType type() {
            return type;
        }

        @Override
        boolean isZero(byte @Nullable [] value) {
            return value == null || value.length == 0;
        }

        @Override
        byte[] zero() {
            return new byte[0];
        }

        @Override
        void write(Encoding out, byte @Nullable [] value) throws GobValueException {
            out.tokens().octets(Objects.requireNonNull(value));
        }

        @Override
        ValueReader<byte[]> reader(GobType remote, Readers readers) throws GobException {
            if (remote != type) {
                throw mismatch(remote, "a byte[]");
            }
            return in -> in.tokens().octets();
        }
    }

    private static final class Complexes extends Adapter<Complex> {
        @Override
        GobType type() {
            return Basic.COMPLEX;
        }

        @Override
        boolean isZero(@Nullable Complex value) {
            return value == null || (value.real() == 0 && value.imaginary() == 0);
        }

        @Override
        Complex zero() {
            return new Complex(0, 0);
        }

        @Override
        void write(Encoding out, @Nullable Complex value) throws GobValueException {
            Objects.requireNonNull(value);
            out.tokens().floating(value.real());
            out.tokens().floating(value.imaginary());
        }

        @Override
        ValueReader<Complex> reader(GobType remote, Readers readers) throws GobException {
            if (remote != Basic.COMPLEX) {
                throw mismatch(remote, "a Complex");
            }
            return in -> new Complex(in.tokens().floating(), in.tokens().floating());
        }
    }

    /** {@code struct{}}. What is received is passed over, whatever it is. */
    private static final class Nothing extends Adapter<Void> {

        private final GobType type = GobType.struct("", self -> List.of());

        @Override
        GobType type() {
            return type;
        }

        @Override
        boolean isZero(@Nullable Void value) {
            return true;
        }

        @Override
        @Nullable
        Void zero() {
            return null;
        }

        @Override
        boolean takesNull() {
            return true;
        }

        @Override
        void write(Encoding out, @Nullable Void value) throws GobValueException {
            out.tokens().unsigned(0);
        }

        @Override
        ValueReader<Void> reader(GobType remote, Readers readers) {
            return in -> {
                in.skip(remote);
                return null;
            };
        }
    }
}
