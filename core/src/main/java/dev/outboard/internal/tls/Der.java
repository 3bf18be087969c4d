package dev.outboard.internal.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes the few ASN.1 types that a certificate is made of, in DER (ITU-T X.690): each method gives one whole element. */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    /** The first year that RFC 5280 section 4.1.2.5 wants as a GeneralizedTime. */
    private static final int YEAR_OF_LONG_TIMES = 2050;

    private Der() {}

    /** An element with this tag around others, one after another. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            all.writeBytes(content);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, all.size());
        element.writeBytes(all.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream target, int length) {
        if (length < 0x80) {
            target.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        target.write(0x80 | (bytes.length - start));
        target.write(bytes, start, bytes.length - start);
    }

    static byte[] sequence(byte[]... contents) {
        return element(SEQUENCE, contents);
    }

    /** What is marked with a number in place of, or around, its type: {@code [0]} to {@code [30]}, around elements. */
    static byte[] tagged(int number, byte[]... contents) {
        return element(0xa0 | number, contents);
    }

    /** What is marked with a number in place of its primitive type. */
    static byte[] taggedText(int number, String ascii) {
        return element(0x80 | number, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] integer(BigInteger value) {
        return element(INTEGER, value.toByteArray());
    }

    static byte[] yes() {
        return element(BOOLEAN, new byte[] {(byte) 0xff});
    }

    static byte[] octets(byte[] content) {
        return element(OCTET_STRING, content);
    }

    /** @param unused how many of the last byte's low bits do not belong to it */
    static byte[] bits(int unused, byte[] content) {
        return element(BIT_STRING, new byte[] {(byte) unused}, content);
    }

    static byte[] text(String value) {
        return element(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An object identifier by its numbers, the first two of which are below 3 and 40. */
    static byte[] identifier(int... numbers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(numbers[0] * 40 + numbers[1]);
        for (int i = 2; i < numbers.length; i++) {
            writeInSevens(content, numbers[i]);
        }
        return element(OBJECT_IDENTIFIER, content.toByteArray());
    }

    private static void writeInSevens(ByteArrayOutputStream target, int number) {
        int shift = (31 - Integer.numberOfLeadingZeros(number | 1)) / 7 * 7;
        for (; shift > 0; shift -= 7) {
            target.write(0x80 | ((number >>> shift) & 0x7f));
        }
        target.write(number & 0x7f);
    }

    /** A point in time, to the second. */
    static byte[] time(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        int year = time.getYear();
        // By hand: formatters cost a JVM that has just started more than all the rest of the certificate.
        StringBuilder text = new StringBuilder();
        if (year >= YEAR_OF_LONG_TIMES) {
            appendTwoDigits(text, year / 100);
        }
        appendTwoDigits(text, year % 100);
        appendTwoDigits(text, time.getMonthValue());
        appendTwoDigits(text, time.getDayOfMonth());
        appendTwoDigits(text, time.getHour());
        appendTwoDigits(text, time.getMinute());
        appendTwoDigits(text, time.getSecond());
        text.append('Z');
        return element(
                year >= YEAR_OF_LONG_TIMES ? GENERALIZED_TIME : UTC_TIME,
                text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void appendTwoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
