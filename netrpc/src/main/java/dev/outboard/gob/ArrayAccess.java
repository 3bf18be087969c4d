package dev.outboard.gob;

import java.util.Arrays;
import java.util.List;

/**
 * What all arrays of primitive types have in common, without boxing: elements as bits, see {@link Scalar}.
 *
 * @param <A> the array's type
 */
interface ArrayAccess<A> {

    int length(A array);

    long get(A array, int index);

    void set(A array, int index, long bits);

    /** An array of another length with the same first elements. */
    A resize(A array, int length);

    A empty();

    /** Those of signed elements and of those that have no sign. */
    static List<PrimitiveArray<?>> all() {
        return List.of(
                new PrimitiveArray<>(boolean[].class, Scalar.BOOL, new Booleans()),
                new PrimitiveArray<>(byte[].class, Scalar.INT8, new Bytes()),
                new PrimitiveArray<>(short[].class, Scalar.INT16, new Shorts(0)),
                new PrimitiveArray<>(int[].class, Scalar.INT32, new Ints(0)),
                new PrimitiveArray<>(long[].class, Scalar.INT64, new Longs()),
                new PrimitiveArray<>(float[].class, Scalar.FLOAT32, new Floats()),
                new PrimitiveArray<>(double[].class, Scalar.FLOAT64, new Doubles()));
    }

    /** Those of unsigned elements; also bytes, which are so in Go. */
    static List<PrimitiveArray<?>> allUnsigned() {
        return List.of(
                new PrimitiveArray<>(byte[].class, Scalar.UINT8, new UnsignedBytes()),
                new PrimitiveArray<>(short[].class, Scalar.UINT16, new Shorts(0xffffL)),
                new PrimitiveArray<>(int[].class, Scalar.UINT32, new Ints(0xffffffffL)),
                new PrimitiveArray<>(long[].class, Scalar.UINT64, new Longs()));
    }

    /**
     * One kind of array.
     *
     * @param type its class
     * @param scalar its elements
     * @param access to them
     */
    record PrimitiveArray<A>(Class<A> type, Scalar scalar, ArrayAccess<A> access) {}

    /** {@code boolean[]}. */
    final class Booleans implements ArrayAccess<boolean[]> {
        @Override
        public int length(boolean[] array) {
            return array.length;
        }

        @Override
        public long get(boolean[] array, int index) {
            return array[index] ? 1 : 0;
        }

        @Override
        public void set(boolean[] array, int index, long bits) {
            array[index] = bits != 0;
        }

        @Override
        public boolean[] resize(boolean[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public boolean[] empty() {
            return new boolean[0];
        }
    }

    /** {@code byte[]}, signed. */
    class Bytes implements ArrayAccess<byte[]> {
        @Override
        public int length(byte[] array) {
            return array.length;
        }

        @Override
        public long get(byte[] array, int index) {
            return array[index];
        }

        @Override
        public void set(byte[] array, int index, long bits) {
            array[index] = (byte) bits;
        }

        @Override
        public byte[] resize(byte[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public byte[] empty() {
            return new byte[0];
        }
    }

    /** {@code byte[]}, unsigned. */
    final class UnsignedBytes extends Bytes {
        @Override
        public long get(byte[] array, int index) {
            return array[index] & 0xffL;
        }
    }

    /** {@code short[]}. */
    final class Shorts implements ArrayAccess<short[]> {
        private final long mask;

        /** @param mask of the bits when unsigned, or 0 */
        Shorts(long mask) {
            this.mask = mask;
        }

        @Override
        public int length(short[] array) {
            return array.length;
        }

        @Override
        public long get(short[] array, int index) {
            return mask == 0 ? array[index] : array[index] & mask;
        }

        @Override
        public void set(short[] array, int index, long bits) {
            array[index] = (short) bits;
        }

        @Override
        public short[] resize(short[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public short[] empty() {
            return new short[0];
        }
    }

    /** {@code int[]}. */
    final class Ints implements ArrayAccess<int[]> {
        private final long mask;

        /** @param mask of the bits when unsigned, or 0 */
        Ints(long mask) {
            this.mask = mask;
        }

        @Override
        public int length(int[] array) {
            return array.length;
        }

        @Override
        public long get(int[] array, int index) {
            return mask == 0 ? array[index] : array[index] & mask;
        }

        @Override
        public void set(int[] array, int index, long bits) {
            array[index] = (int) bits;
        }

        @Override
        public int[] resize(int[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public int[] empty() {
            return new int[0];
        }
    }

    /** {@code long[]}, signed and unsigned. */
    final class Longs implements ArrayAccess<long[]> {
        @Override
        public int length(long[] array) {
            return array.length;
        }

        @Override
        public long get(long[] array, int index) {
            return array[index];
        }

        @Override
        public void set(long[] array, int index, long bits) {
            array[index] = bits;
        }

        @Override
        public long[] resize(long[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public long[] empty() {
            return new long[0];
        }
    }

    /** {@code float[]}. */
    final class Floats implements ArrayAccess<float[]> {
        @Override
        public int length(float[] array) {
            return array.length;
        }

        @Override
        public long get(float[] array, int index) {
            return ScalarFactory.Bits.of(array[index]);
        }

        @Override
        public void set(float[] array, int index, long bits) {
            array[index] = ScalarFactory.Bits.toFloat(bits);
        }

        @Override
        public float[] resize(float[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public float[] empty() {
            return new float[0];
        }
    }

    /** {@code double[]}. */
    final class Doubles implements ArrayAccess<double[]> {
        @Override
        public int length(double[] array) {
            return array.length;
        }

        @Override
        public long get(double[] array, int index) {
            return Double.doubleToRawLongBits(array[index]);
        }

        @Override
        public void set(double[] array, int index, long bits) {
            array[index] = Double.longBitsToDouble(bits);
        }

        @Override
        public double[] resize(double[] array, int length) {
            return Arrays.copyOf(array, length);
        }

        @Override
        public double[] empty() {
            return new double[0];
        }
    }
}
