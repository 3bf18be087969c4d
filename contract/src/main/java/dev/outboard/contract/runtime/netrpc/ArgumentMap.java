package dev.outboard.contract.runtime.netrpc;

import dev.outboard.gob.GoUint;
import dev.outboard.gob.TypeRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a method as a {@code map[string]interface{}}. For one thread. */
public final class ArgumentMap {

    /** The type of what crosses. */
    public static final TypeRef<Map<String, Object>> TYPE = new TypeRef<Map<String, Object>>() {};

    private final String label;
    private final Map<String, Object> values;

    private ArgumentMap(String label, Map<String, Object> values) {
        this.label = label;
        this.values = values;
    }

    /**
     * An empty one, to be sent.
     *
     * @param label what people call the method
     * @return the map
     */
    public static ArgumentMap of(String label) {
        return new ArgumentMap(label, new HashMap<>());
    }

    /**
     * One that was received.
     *
     * @param label what people call the method
     * @param values what came
     * @return the map
     */
    public static ArgumentMap of(String label, Map<String, Object> values) {
        return new ArgumentMap(label, values);
    }

    /**
     * Adds a parameter.
     *
     * @param name its key
     * @param value its value; null is left out
     * @return this
     */
    public ArgumentMap with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /**
     * What is to be sent.
     *
     * @return the map of Go
     */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * Reads a parameter that must be there.
     *
     * @param <V> its type
     * @param name its key
     * @param type its type: a box, a text, bytes or any object
     * @return the value
     * @throws IllegalArgumentException when it is not there, or of another type
     */
    public <V> V get(String name, Class<V> type) {
        V value = getNullable(name, type);
        if (value == null) {
            throw new IllegalArgumentException(label + " needs the argument \"" + name
                    + "\", and it is not in the map: there are " + values.keySet());
        }
        return value;
    }

    /**
     * Reads a parameter that may be missing.
     *
     * @param <V> its type
     * @param name its key
     * @param type its type: a box, a text, bytes or any object
     * @return the value, or null
     * @throws IllegalArgumentException when it is of another type
     */
    public <V> @Nullable V getNullable(String name, Class<V> type) {
        Object value = values.get(name);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        try {
            Object number = value instanceof GoUint unsigned ? signed(unsigned) : value;
            Object converted = number instanceof Number given ? converted(given, type) : null;
            if (converted != null) {
                return type.cast(converted);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    label + ": the argument \"" + name + "\" is " + value + ", which is out of the range of "
                            + type.getSimpleName(),
                    e);
        }
        throw new IllegalArgumentException(label + ": the argument \"" + name + "\" must be a " + type.getSimpleName()
                + ", and is a " + value.getClass().getSimpleName());
    }

    private static long signed(GoUint number) {
        if (number.bits() < 0) {
            throw new ArithmeticException(number + " is out of range");
        }
        return number.bits();
    }

    /** Null when the one is a fraction and the other a whole number. */
    private static @Nullable Object converted(Number value, Class<?> type) {
        boolean fraction = value instanceof Double || value instanceof Float;
        if (type == Double.class) {
            return fraction ? (Object) value.doubleValue() : null;
        }
        if (type == Float.class) {
            return fraction ? (Object) value.floatValue() : null;
        }
        if (fraction) {
            return null;
        }
        long whole = value.longValue();
        if (type == Long.class) {
            return whole;
        }
        if (type == Integer.class) {
            return Math.toIntExact(whole);
        }
        if (type == Short.class) {
            return exact((short) whole, whole);
        }
        return type == Byte.class ? exact((byte) whole, whole) : null;
    }

    private static <N extends Number> N exact(N narrow, long whole) {
        if (narrow.longValue() != whole) {
            throw new ArithmeticException(whole + " is out of range");
        }
        return narrow;
    }
}
