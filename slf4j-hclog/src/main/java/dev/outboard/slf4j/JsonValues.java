package dev.outboard.slf4j;

import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonArray;
import dev.outboard.hclog.JsonValue.JsonBoolean;
import dev.outboard.hclog.JsonValue.JsonNull;
import dev.outboard.hclog.JsonValue.JsonNumber;
import dev.outboard.hclog.JsonValue.JsonObject;
import dev.outboard.hclog.JsonValue.JsonString;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns an object into JSON, whatever it is. What contains itself, or very much, is cut short. What fails says so in its own
 * place: a log call must not throw.
 */
final class JsonValues {

    private static final int DEEPEST = 16;

    private static final JsonString MORE = new JsonString("…");

    /** How many more elements of collections there may be. */
    private int elements = 1000;

    private JsonValues() {}

    static JsonValue of(@Nullable Object value) {
        try {
            return new JsonValues().convert(value, 0);
        } catch (RuntimeException e) {
            return new JsonString(failed(value, e));
        }
    }

    /** What stands for a value that cannot be shown. */
    static String failed(@Nullable Object value, RuntimeException failure) {
        String type = value == null ? "null" : value.getClass().getName();
        return "[" + type + " cannot be shown: " + failure.getClass().getName() + "]";
    }

    private JsonValue convert(@Nullable Object value, int depth) {
        if (value == null) {
            return new JsonNull();
        }
        if (value instanceof CharSequence text) {
            return new JsonString(text.toString());
        }
        if (value instanceof Boolean flag) {
            return new JsonBoolean(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            return depth == DEEPEST ? MORE : object(map, depth + 1);
        }
        if (value instanceof Collection<?> list) {
            return depth == DEEPEST ? MORE : array(list, depth + 1);
        }
        if (value.getClass().isArray()) {
            return depth == DEEPEST ? MORE : array(value, depth + 1);
        }
        return new JsonString(String.valueOf(value));
    }

    /** Numbers of unknown kinds are text: only they know how to write themselves. */
    private static JsonValue number(Number number) {
        String text = number.toString();
        boolean integer = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicLong
                || number instanceof AtomicInteger
                || number.getClass() == BigInteger.class;
        boolean finite = (number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue());
        return integer || finite || number.getClass() == BigDecimal.class ? new JsonNumber(text) : new JsonString(text);
    }

    private JsonValue object(Map<?, ?> map, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (elements-- <= 0) {
                members.put(MORE.value(), MORE);
                break;
            }
            members.put(String.valueOf(entry.getKey()), convert(entry.getValue(), depth));
        }
        return new JsonObject(members);
    }

    private JsonValue array(Collection<?> list, int depth) {
        List<JsonValue> values = new ArrayList<>();
        for (Object element : list) {
            if (elements-- <= 0) {
                values.add(MORE);
                break;
            }
            values.add(convert(element, depth));
        }
        return new JsonArray(values);
    }

    private JsonValue array(Object array, int depth) {
        List<JsonValue> values = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            if (elements-- <= 0) {
                values.add(MORE);
                break;
            }
            values.add(convert(Array.get(array, i), depth));
        }
        return new JsonArray(values);
    }
}
