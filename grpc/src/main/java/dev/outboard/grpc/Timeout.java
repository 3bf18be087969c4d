package dev.outboard.grpc;

import java.util.concurrent.TimeUnit;

/** The value of {@code grpc-timeout}: at most eight digits and a unit. */
final class Timeout {

    private static final long MAX_DIGITS_VALUE = 99_999_999;

    private static final String UNITS = "numSMH";
    private static final TimeUnit[] TIME_UNITS = {
        TimeUnit.NANOSECONDS,
        TimeUnit.MICROSECONDS,
        TimeUnit.MILLISECONDS,
        TimeUnit.SECONDS,
        TimeUnit.MINUTES,
        TimeUnit.HOURS
    };

    private Timeout() {}

    /** The finest unit that the value fits in; time that has run out is the shortest that can be said. */
    static String format(long nanos) {
        long positive = Math.max(1, nanos);
        for (int i = 0; i < TIME_UNITS.length; i++) {
            long value = TIME_UNITS[i].convert(positive, TimeUnit.NANOSECONDS);
            if (value <= MAX_DIGITS_VALUE) {
                return Long.toString(value) + UNITS.charAt(i);
            }
        }
        // Unreachable: the longest time in nanoseconds is 2.6 million hours.
        throw new IllegalArgumentException("No unit for " + nanos + " ns");
    }

    /**
     * Nanoseconds, {@link Long#MAX_VALUE} for what does not fit.
     *
     * @throws IllegalArgumentException when the text is not a timeout
     */
    static long parseNanos(String text) {
        int digits = text.length() - 1;
        int unit = digits < 0 ? -1 : UNITS.indexOf(text.charAt(digits));
        if (digits < 1 || digits > 8 || unit < 0) {
            throw malformed(text);
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw malformed(text);
            }
            value = 10 * value + digit;
        }
        return TIME_UNITS[unit].toNanos(value);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "Malformed grpc-timeout '" + text + "': expected one to eight digits and one of H, M, S, m, u, n");
    }
}
