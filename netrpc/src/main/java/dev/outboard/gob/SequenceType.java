package dev.outboard.gob;

import org.jspecify.annotations.Nullable;

/** What a list or array of Java is in Go: a slice, or an array of some length. */
final class SequenceType {

    private final GobType type;
    private final int length;

    /** @param length of an array, or -1 for a slice */
    SequenceType(GobType element, int length) {
        this.length = length;
        this.type = length < 0 ? GobType.slice(element) : GobType.array(element, length);
    }

    GobType type() {
        return type;
    }

    boolean isSlice() {
        return length < 0;
    }

    /** How many elements there are when none were sent. */
    int zeroLength() {
        return Math.max(0, length);
    }

    void requireLength(int actual) throws GobValueException {
        if (length >= 0 && actual != length) {
            throw new GobValueException(
                    "there are " + actual + " elements, and an array of " + length + " is to be sent");
        }
    }

    /** The elements' type of a remote slice or array like this one, or null: as for Go, arrays of other lengths and slices are not alike. */
    @Nullable
    GobType elementOf(GobType remote) {
        if (remote instanceof GobType.Slice slice && isSlice()) {
            return slice.element();
        }
        if (remote instanceof GobType.Array array && array.length() == length) {
            return array.element();
        }
        return null;
    }

    int count(TokenReader tokens, GobType remote) throws GobFormatException {
        return remote instanceof GobType.Array array ? tokens.count(array) : tokens.count();
    }
}
