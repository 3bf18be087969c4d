package dev.outboard.gob;

import java.math.BigInteger;
import java.util.Arrays;

/** {@code big.Int} as its {@code GobEncode} has it: a byte with the version, 1, and the sign in its lowest bit, then the absolute value, the highest byte first. */
final class BigIntegers implements OpaqueCodec<BigInteger> {

    private static final int VERSION = 1;

    @Override
    public byte[] encode(BigInteger value) {
        byte[] magnitude = value.abs().toByteArray();
        // The first byte may be there for the sign alone, which has a bit of its own here.
        int from = magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[1 + magnitude.length - from];
        bytes[0] = (byte) (VERSION << 1 | (value.signum() < 0 ? 1 : 0));
        System.arraycopy(magnitude, from, bytes, 1, bytes.length - 1);
        return bytes;
    }

    @Override
    public BigInteger decode(byte[] bytes) {
        if (bytes.length == 0) {
            return BigInteger.ZERO;
        }
        if (bytes[0] >> 1 != VERSION) {
            throw new ArithmeticException("no integer has the version " + (bytes[0] >> 1));
        }
        BigInteger magnitude = new BigInteger(1, Arrays.copyOfRange(bytes, 1, bytes.length));
        return (bytes[0] & 1) == 0 ? magnitude : magnitude.negate();
    }
}
