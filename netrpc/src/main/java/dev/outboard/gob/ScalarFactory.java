package dev.outboard.gob;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Primitive types and their boxes. */
final class ScalarFactory implements AdapterFactory {

    private static final Set<Class<?>> INTEGERS =
            Set.of(byte.class, Byte.class, short.class, Short.class, int.class, Integer.class, long.class, Long.class);

    private final Map<Class<?>, Adapter<?>> signed = new HashMap<>();
    private final Map<Class<?>, Adapter<?>> unsigned = new HashMap<>();

    ScalarFactory() {
        both(signed, boolean.class, Boolean.class, Scalar.BOOL, value -> value ? 1 : 0, bits -> bits != 0, false);
        both(signed, byte.class, Byte.class, Scalar.INT8, Byte::longValue, bits -> (byte) bits, (byte) 0);
        both(signed, short.class, Short.class, Scalar.INT16, Short::longValue, bits -> (short) bits, (short) 0);
        both(signed, int.class, Integer.class, Scalar.INT32, Integer::longValue, bits -> (int) bits, 0);
        both(signed, long.class, Long.class, Scalar.INT64, value -> value, bits -> bits, 0L);
        both(signed, float.class, Float.class, Scalar.FLOAT32, Bits::of, Bits::toFloat, 0f);
        both(
                signed,
                double.class,
                Double.class,
                Scalar.FLOAT64,
                Double::doubleToRawLongBits,
                Double::longBitsToDouble,
                0d);

        both(unsigned, byte.class, Byte.class, Scalar.UINT8, Byte::toUnsignedLong, bits -> (byte) bits, (byte) 0);
        both(unsigned, short.class, Short.class, Scalar.UINT16, Short::toUnsignedLong, bits -> (short) bits, (short) 0);
        both(unsigned, int.class, Integer.class, Scalar.UINT32, Integer::toUnsignedLong, bits -> (int) bits, 0);
        both(unsigned, long.class, Long.class, Scalar.UINT64, value -> value, bits -> bits, 0L);
    }

    private static <T> void both(
            Map<Class<?>, Adapter<?>> adapters,
            Class<T> primitive,
            Class<T> boxed,
            Scalar scalar,
            java.util.function.ToLongFunction<T> toBits,
            java.util.function.LongFunction<T> fromBits,
            T zero) {
        adapters.put(primitive, new ScalarAdapter<>(scalar, toBits, fromBits, zero));
        adapters.put(boxed, new ScalarAdapter<>(scalar, toBits, fromBits, null));
    }

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        if (!type.isUnsigned()) {
            return signed.get(type.raw());
        }
        if (!INTEGERS.contains(type.raw())) {
            throw new GobTypeException(type + " cannot be unsigned: only integers can");
        }
        return unsigned.get(type.raw());
    }

    /** A float's bits as a double's; the quiet bit apart, those of a NaN stay. */
    static final class Bits {

        private Bits() {}

        static long of(float value) {
            return Double.doubleToRawLongBits(value);
        }

        static float toFloat(long bits) {
            return (float) Double.longBitsToDouble(bits);
        }
    }
}
