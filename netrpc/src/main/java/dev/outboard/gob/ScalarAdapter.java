package dev.outboard.gob;

import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Numbers and booleans, boxed. */
final class ScalarAdapter<T> extends Adapter<T> {

    private final Scalar scalar;
    private final ToLongFunction<T> toBits;
    private final LongFunction<T> fromBits;
    private final @Nullable T zero;

    /** @param zero null for a boxed type, which is to Java what a pointer is to Go */
    ScalarAdapter(Scalar scalar, ToLongFunction<T> toBits, LongFunction<T> fromBits, @Nullable T zero) {
        this.scalar = scalar;
        this.toBits = toBits;
        this.fromBits = fromBits;
        this.zero = zero;
    }

    @Override
    GobType type() {
        return scalar.type;
    }

    @Override
    boolean isZero(@Nullable T value) {
        return value == null || scalar.isZero(toBits.applyAsLong(value));
    }

    @Override
    @Nullable
    T zero() {
        return zero;
    }

    @Override
    void write(Encoding out, @Nullable T value) throws GobValueException {
        scalar.write(out.tokens(), toBits.applyAsLong(Objects.requireNonNull(value)));
    }

    @Override
    ValueReader<T> reader(GobType remote, Readers readers) throws GobException {
        if (remote != scalar.type) {
            throw mismatch(remote, scalar.toString());
        }
        return in -> fromBits.apply(scalar.read(in.tokens()));
    }
}
