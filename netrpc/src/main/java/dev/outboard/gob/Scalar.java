package dev.outboard.gob;

import dev.outboard.gob.GobType.Basic;

/** Numbers and booleans of Go, each as 64 bits: an integer as itself, a {@code float64} as its bits, a {@code float32} as those of the {@code float64}. */
enum Scalar {
    BOOL(Basic.BOOL, 1),
    INT8(Basic.INT, 8),
    INT16(Basic.INT, 16),
    INT32(Basic.INT, 32),
    INT64(Basic.INT, 64),
    UINT8(Basic.UINT, 8),
    UINT16(Basic.UINT, 16),
    UINT32(Basic.UINT, 32),
    UINT64(Basic.UINT, 64),
    FLOAT32(Basic.FLOAT, 32),
    FLOAT64(Basic.FLOAT, 64);

    final Basic type;
    private final int width;

    Scalar(Basic type, int width) {
        this.type = type;
        this.width = width;
    }

    /** Go does not send a negative zero either. */
    boolean isZero(long bits) {
        return type == Basic.FLOAT ? Double.longBitsToDouble(bits) == 0 : bits == 0;
    }

    void write(TokenWriter out, long bits) throws GobValueException {
        switch (type) {
            case INT -> out.signed(bits);
            case FLOAT -> out.unsigned(Long.reverseBytes(bits));
            default -> out.unsigned(bits);
        }
    }

    long read(TokenReader in) throws GobException {
        return switch (type) {
            case INT -> signed(in.signed());
            case FLOAT -> floating(Long.reverseBytes(in.unsigned()));
            case BOOL -> in.unsigned() == 0 ? 0 : 1;
            default -> unsigned(in.unsigned());
        };
    }

    private long signed(long number) throws GobValueException {
        int spare = 64 - width;
        if (number << spare >> spare != number) {
            throw outOfRange(Long.toString(number));
        }
        return number;
    }

    private long unsigned(long number) throws GobValueException {
        if (width < 64 && number >>> width != 0) {
            throw outOfRange(Long.toUnsignedString(number));
        }
        return number;
    }

    /** As in Go, infinities fit, and precision may be lost. */
    private long floating(long bits) throws GobValueException {
        double number = Double.longBitsToDouble(bits);
        if (width == 32 && Math.abs(number) > Float.MAX_VALUE && !Double.isInfinite(number)) {
            throw outOfRange(Double.toString(number));
        }
        return bits;
    }

    private GobValueException outOfRange(String number) {
        return new GobValueException("the number " + number + " does not fit into " + this);
    }

    /** The name in Go. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
