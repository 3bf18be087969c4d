package dev.outboard.gob;

import java.util.Objects;

/**
 * An unsigned integer of Go where no declared type says that it is one: inside an interface value.
 *
 * @param kind which of Go's types
 * @param bits the number; of a {@code uint64} the upper half is negative here
 */
public record GoUint(Kind kind, long bits) {

    /** Go's unsigned types. */
    public enum Kind {
        /** {@code uint}, of 64 bits. */
        UINT(64),
        /** {@code uint8}. */
        UINT8(8),
        /** {@code uint16}. */
        UINT16(16),
        /** {@code uint32}. */
        UINT32(32),
        /** {@code uint64}. */
        UINT64(64),
        /** {@code uintptr}, of 64 bits. */
        UINTPTR(64);

        private final int width;

        Kind(int width) {
            this.width = width;
        }

        boolean holds(long bits) {
            return width == 64 || bits >>> width == 0;
        }
    }

    /**
     * A number of a type.
     *
     * @param kind which of Go's types
     * @param bits the number
     * @throws IllegalArgumentException when the type does not hold the number
     */
    public GoUint {
        Objects.requireNonNull(kind, "kind");
        if (!kind.holds(bits)) {
            throw new IllegalArgumentException(Long.toUnsignedString(bits) + " does not fit into " + name(kind));
        }
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The number in decimal digits. */
    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
