package dev.outboard.contract.runtime;

import dev.outboard.contract.ValueAdapter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * Values that cross as others. What came from the other side and is none throws {@link MalformedMessageException}; what
 * was left out there is an empty string here.
 */
public final class Values {

    private Values() {}

    /**
     * The bytes between position and limit.
     *
     * @param buffer not changed
     * @return a copy
     */
    public static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    /**
     * Passes a value to be sent through the application's adapter.
     *
     * @param <T> the application's type
     * @param <W> the type that crosses
     * @param adapter the adapter
     * @param value the application's value
     * @return what to send
     */
    public static <T, W> W toWire(ValueAdapter<T, W> adapter, T value) {
        W wire = adapter.toWire(value);
        Checks.notNull(wire, adapter.getClass().getName() + ".toWire: the result");
        return wire;
    }

    /**
     * Passes a received value through the application's adapter.
     *
     * @param <T> the application's type
     * @param <W> the type that crosses
     * @param adapter the adapter
     * @param wire what was received
     * @return the application's value
     */
    public static <T, W> T fromWire(ValueAdapter<T, W> adapter, W wire) {
        try {
            T value = adapter.fromWire(wire);
            Checks.notNull(value, adapter.getClass().getName() + ".fromWire: the result");
            return value;
        } catch (RuntimeException e) {
            throw MalformedMessageException.of("value for " + adapter.getClass().getName(), e);
        }
    }

    /**
     * A byte.
     *
     * @param wire a number of 32 bits
     * @return the number
     */
    public static byte toByte(int wire) {
        if (wire != (byte) wire) {
            throw outOfRange("byte", wire);
        }
        return (byte) wire;
    }

    /**
     * A short.
     *
     * @param wire a number of 32 bits
     * @return the number
     */
    public static short toShort(int wire) {
        if (wire != (short) wire) {
            throw outOfRange("short", wire);
        }
        return (short) wire;
    }

    /**
     * A char.
     *
     * @param wire a number of 32 bits
     * @return the char of that number
     */
    public static char toChar(int wire) {
        if (wire != (char) wire) {
            throw outOfRange("char", wire);
        }
        return (char) wire;
    }

    private static MalformedMessageException outOfRange(String type, int wire) {
        return new MalformedMessageException(wire + " is out of the range of a " + type, null);
    }

    private static MalformedMessageException malformed(String type, String text, RuntimeException cause) {
        String problem = text.isEmpty() ? "It lacks a value that must be " : "\"" + text + "\" is not ";
        return new MalformedMessageException(problem + type, cause);
    }

    /**
     * A UUID.
     *
     * @param text what was received
     * @return the value
     */
    public static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (RuntimeException e) {
            throw malformed("a UUID", text, e);
        }
    }

    /**
     * A whole number.
     *
     * @param text what was received; none is zero
     * @return the value
     */
    public static BigInteger bigInteger(String text) {
        try {
            return text.isEmpty() ? BigInteger.ZERO : new BigInteger(text);
        } catch (RuntimeException e) {
            throw malformed("a whole number", text, e);
        }
    }

    /**
     * A decimal number.
     *
     * @param text what was received; none is zero
     * @return the value
     */
    public static BigDecimal bigDecimal(String text) {
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (RuntimeException e) {
            throw malformed("a decimal number", text, e);
        }
    }

    /**
     * A URI.
     *
     * @param text what was received
     * @return the value
     */
    public static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (RuntimeException e) {
            throw malformed("a URI", text, e);
        }
    }

    /**
     * A path.
     *
     * @param text what was received
     * @return the value
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (RuntimeException e) {
            throw malformed("a path", text, e);
        }
    }

    /**
     * A date as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static LocalDate localDate(String text) {
        try {
            return LocalDate.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a date as in ISO 8601", text, e);
        }
    }

    /**
     * A time as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static LocalTime localTime(String text) {
        try {
            return LocalTime.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a time as in ISO 8601", text, e);
        }
    }

    /**
     * A date and a time as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static LocalDateTime localDateTime(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a date and a time as in ISO 8601", text, e);
        }
    }

    /**
     * A date and a time with an offset as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static OffsetDateTime offsetDateTime(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a date and a time with an offset as in ISO 8601", text, e);
        }
    }

    /**
     * A date and a time with a zone as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static ZonedDateTime zonedDateTime(String text) {
        try {
            return ZonedDateTime.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a date and a time with a zone as in ISO 8601", text, e);
        }
    }

    /**
     * A period as in ISO 8601.
     *
     * @param text what was received
     * @return the value
     */
    public static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (RuntimeException e) {
            throw malformed("a period as in ISO 8601", text, e);
        }
    }

    /**
     * A time zone.
     *
     * @param text what was received
     * @return the value
     */
    public static ZoneId zoneId(String text) {
        try {
            return ZoneId.of(text);
        } catch (RuntimeException e) {
            throw malformed("a time zone", text, e);
        }
    }
}
