package dev.outboard.gob;

import dev.outboard.gob.ArrayAccess.PrimitiveArray;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays of primitive types. */
final class PrimitiveArrayAdapter<A> extends Adapter<A> {

    /** Room for so many elements is made on the word of a length; more as they come. */
    private static final int FIRST_ROOM = 4096;

    private final Scalar scalar;
    private final ArrayAccess<A> access;
    private final SequenceType type;

    /** @param length of an array in Go, or -1 for a slice */
    PrimitiveArrayAdapter(PrimitiveArray<A> array, int length) {
        this.scalar = array.scalar();
        this.access = array.access();
        this.type = new SequenceType(scalar.type, length);
    }

    @Override
    GobType type() {
        return type.type();
    }

    @Override
    boolean isZero(@Nullable A value) {
        return value == null || (type.isSlice() && access.length(value) == 0);
    }

    @Override
    A zero() {
        return access.resize(access.empty(), type.zeroLength());
    }

    @Override
    void write(Encoding out, @Nullable A value) throws GobValueException {
        Objects.requireNonNull(value);
        int length = access.length(value);
        type.requireLength(length);
        TokenWriter tokens = out.tokens();
        tokens.unsigned(length);
        for (int i = 0; i < length; i++) {
            scalar.write(tokens, access.get(value, i));
        }
    }

    @Override
    ValueReader<A> reader(GobType remote, Readers readers) throws GobException {
        if (type.elementOf(remote) != scalar.type) {
            throw mismatch(remote, "an array of " + scalar);
        }
        return in -> read(type.count(in.tokens(), remote), in.tokens());
    }

    private A read(int count, TokenReader tokens) throws GobException {
        A array = access.resize(access.empty(), Math.min(count, FIRST_ROOM));
        int i = 0;
        try {
            while (i < count) {
                if (i == access.length(array)) {
                    array = access.resize(array, (int) Math.min(count, i * 2L));
                }
                access.set(array, i, scalar.read(tokens));
                i++;
            }
        } catch (GobException e) {
            e.within("[" + i + "]");
            throw e;
        }
        return array;
    }
}
