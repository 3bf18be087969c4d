package dev.outboard.hclog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as hclog writes them, {@code 2006-01-02T15:04:05.000000Z07:00} in Go's notation. By hand: loading
 * {@link java.time.format.DateTimeFormatter} would make up most of the time to a plugin's first line.
 */
final class Timestamps {

    private static final int LAST_YEAR = 9999;
    private static final int NANO_DIGITS = 9;

    /** Where the seconds end. */
    private static final int SECONDS_END = 19;

    private static final int OFFSET_LENGTH = 6;

    private Timestamps() {}

    /** What can be written without loss. */
    static OffsetDateTime normal(OffsetDateTime time) {
        boolean wholeMinutes = time.getOffset().getTotalSeconds() % 60 == 0;
        OffsetDateTime offset = wholeMinutes ? time : checked(time).withOffsetSameInstant(ZoneOffset.UTC);
        return checked(offset).truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime checked(OffsetDateTime time) {
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("The year of a timestamp has four digits, unlike " + time);
        }
        return time;
    }

    static String format(OffsetDateTime time) {
        StringBuilder text = new StringBuilder(SECONDS_END + 1 + 6 + OFFSET_LENGTH);
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append('T');
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2).append('.');
        padded(text, time.getNano() / 1000, 6);
        return offset(text, time.getOffset().getTotalSeconds() / 60).toString();
    }

    private static StringBuilder offset(StringBuilder text, int minutes) {
        if (minutes == 0) {
            return text.append('Z');
        }
        int distance = Math.abs(minutes);
        text.append(minutes < 0 ? '-' : '+');
        padded(text, distance / 60, 2).append(':');
        return padded(text, distance % 60, 2);
    }

    private static StringBuilder padded(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("000000", 0, width - digits.length()).append(digits);
    }

    /** The time in RFC 3339's format, with any fraction of a second; null when it is not one. */
    static @Nullable OffsetDateTime parse(String text) {
        int offset = offsetStart(text);
        if (offset < SECONDS_END || !hasSeparators(text)) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, SECONDS_END),
                    nanos(text, offset));
            return OffsetDateTime.of(time, zone(text, offset));
        } catch (DateTimeException e) {
            // A day or an hour that there is not, or no number at all.
            return null;
        }
    }

    private static int offsetStart(String text) {
        return text.endsWith("Z") ? text.length() - 1 : text.length() - OFFSET_LENGTH;
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits == 0 || digits > NANO_DIGITS) {
            throw new DateTimeException("Not a fraction of a second");
        }
        int nanos = number(text, SECONDS_END + 1, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static ZoneOffset zone(String text, int start) {
        if (text.charAt(start) == 'Z') {
            return ZoneOffset.UTC;
        }
        char sign = text.charAt(start);
        if ((sign != '+' && sign != '-') || text.charAt(start + 3) != ':') {
            throw new DateTimeException("Not an offset from UTC");
        }
        int direction = sign == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                direction * number(text, start + 1, start + 3), direction * number(text, start + 4, start + 6));
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("Not a digit");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
