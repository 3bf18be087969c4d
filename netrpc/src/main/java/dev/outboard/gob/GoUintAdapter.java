package dev.outboard.gob;

import dev.outboard.gob.GobType.Basic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unsigned integers that know their kind. */
final class GoUintAdapter extends Adapter<GoUint> {

    private final GoUint.Kind kind;

    GoUintAdapter(GoUint.Kind kind) {
        this.kind = kind;
    }

    @Override
    GobType type() {
        return Basic.UINT;
    }

    @Override
    boolean isZero(@Nullable GoUint value) {
        return value == null || value.bits() == 0;
    }

    @Override
    GoUint zero() {
        return new GoUint(kind, 0);
    }

    @Override
    void write(Encoding out, @Nullable GoUint value) throws GobValueException {
        out.tokens().unsigned(Objects.requireNonNull(value).bits());
    }

    @Override
    ValueReader<GoUint> reader(GobType remote, Readers readers) throws GobException {
        if (remote != Basic.UINT) {
            throw mismatch(remote, "a GoUint");
        }
        return in -> {
            long bits = in.tokens().unsigned();
            if (!kind.holds(bits)) {
                throw new GobValueException(
                        "the number " + Long.toUnsignedString(bits) + " does not fit into " + GoUint.name(kind));
            }
            return new GoUint(kind, bits);
        };
    }
}
