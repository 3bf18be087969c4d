package dev.outboard.benchmarks.gob;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.outboard.gob.GobName;
import dev.outboard.gob.Unsigned;
import java.util.List;
import java.util.Map;

/** 20 fields of all sorts, as in the program in Go. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Sample(
        boolean yes,
        byte tiny,
        @GobName("Short") short shortNumber,
        int number,
        int other,
        @GobName("Long") long longNumber,
        long negative,
        @Unsigned int unsigned,
        @Unsigned long bits,
        float single,
        @GobName("Double") double doubleNumber,
        double another,
        String name,
        String text,
        String key,
        byte[] bytes,
        long[] numbers,
        List<String> names,
        Map<String, Integer> map,
        Inner inner) {

    /** A struct within. */
    public record Inner(String name, double x, double y) {}

    /** Of all sorts. */
    public static Sample example() {
        return new Sample(
                true,
                (byte) -5,
                (short) 300,
                70_000,
                1,
                1L << 40,
                -12,
                (int) 4_000_000_000L,
                1L << 63,
                1.5f,
                Math.PI,
                -1e100,
                "a name",
                "a text that is a little longer than the others",
                "key",
                "sixteen octets..".getBytes(US_ASCII),
                new long[] {1, 2, 3, 1000, 1L << 33},
                List.of("one", "two", "three"),
                Map.of("a", 1, "b", 2),
                new Inner("inside", 0.5, -0.25));
    }
}
