package dev.outboard.hclog;

import java.math.BigDecimal;
import java.util.Optional;

/** How JSON writes numbers: {@code -? (0 | [1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?}. */
final class JsonNumbers {

    /** Integers of so many characters may fit into a long. */
    private static final int LONGEST_LONG = 20;

    private JsonNumbers() {}

    static boolean isNumber(String text) {
        int integer = text.startsWith("-") ? 1 : 0;
        int end = digits(text, integer);
        boolean leadingZero = end > integer + 1 && text.charAt(integer) == '0';
        if (end == integer || leadingZero) {
            return false;
        }
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = end + 1;
            end = digits(text, fraction);
            if (end == fraction) {
                return false;
            }
        }
        return end == text.length() || isExponent(text, end);
    }

    private static boolean isExponent(String text, int start) {
        if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
            return false;
        }
        int digits = start + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        return digits < text.length() && digits(text, digits) == text.length();
    }

    /** The end of the digits that begin at an index. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    static Optional<Number> exact(String literal) {
        if (literal.length() <= LONGEST_LONG && isInteger(literal)) {
            try {
                return Optional.of(Long.valueOf(literal));
            } catch (NumberFormatException e) {
                return Optional.of(new BigDecimal(literal));
            }
        }
        try {
            return Optional.of(new BigDecimal(literal));
        } catch (NumberFormatException e) {
            // The text is a number, so it can only be the exponent.
            return Optional.empty();
        }
    }

    private static boolean isInteger(String literal) {
        int start = literal.startsWith("-") ? 1 : 0;
        return digits(literal, start) == literal.length();
    }
}
