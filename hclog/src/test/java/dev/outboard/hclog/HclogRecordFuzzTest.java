package dev.outboard.hclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Lines that are nearly right, and far from it. */
class HclogRecordFuzzTest {

    private static final int LINES = 1_100_000;
    private static final int THREADS = 2;

    private static final List<byte[]> SEEDS = List.of(
            bytes("{\"@level\":\"info\",\"@timestamp\":\"2026-01-02T03:04:05.06+02:00\",\"n\":-1.5e+7}"),
            bytes("{\"@caller\":\"a\",\"@level\":\"error\",\"@module\":\"kv\",\"l\":[1,[true],{\"a\":{}}]}"),
            bytes("{\"@level\":\"trace\",\"@message\":\"\\ud83d\\ude00 \\\"\\n\\u0000 ö汉\"}"),
            bytes("{\"@level\":\"DEBUG\",\"@level\":\"warn\",\"\":[[]],\"@message\":7}"));

    private static final byte[] PIECES = bytes("{}[]:,\"\\/u0dDfF8eE+-.1279truefalsn@ \t\0\u0001\u007f");

    @Test
    void aMillionMutatedLinesAreRecordsOrNot() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int records = 0;
        try {
            // On threads of their own: deep below a test runner, exceptions cost ten times as much as in a reader of
            // logs.
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom random = new SplittableRandom(20_260_102 + i);
                results.add(threads.submit(() -> records(random)));
            }
            for (Future<Integer> result : results) {
                records += result.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // Otherwise the mutations have stopped to test anything.
        assertThat(records).isBetween(LINES / 10, LINES / 10 * 9);
    }

    private static int records(SplittableRandom random) {
        int records = 0;
        for (int i = 0; i < LINES / THREADS; i++) {
            String line = mutated(SEEDS.get(i % SEEDS.size()), random);
            Optional<HclogRecord> read = HclogRecord.parse(line);
            if (read.isPresent()) {
                records++;
                if (records % 8 == 0) {
                    assertComesBack(line, read.get());
                }
            }
        }
        return records;
    }

    /** What was understood of a line is what its own line says. */
    private static void assertComesBack(String line, HclogRecord read) {
        if (!Optional.of(read).equals(HclogRecord.parse(read.format()))) {
            throw new AssertionError(line + " became " + read + ", whose line does not");
        }
    }

    private static String mutated(byte[] seed, SplittableRandom random) {
        byte[] line = seed.clone();
        int mutations = random.nextInt(1, 4);
        for (int i = 0; i < mutations; i++) {
            line = mutatedOnce(line, random);
        }
        return new String(line, StandardCharsets.UTF_8);
    }

    private static byte[] mutatedOnce(byte[] line, SplittableRandom random) {
        int at = random.nextInt(line.length);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(line, at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> replaced(line, at, (byte) random.nextInt(256));
            case 2 -> spliced(line, at, at + 1, new byte[0]);
            case 3 -> spliced(line, at, at, new byte[] {PIECES[random.nextInt(PIECES.length)]});
            case 4 -> {
                int end = random.nextInt(at, Math.min(line.length, at + 12));
                yield spliced(line, at, at, slice(line, at, end));
            }
            default -> {
                int from = random.nextInt(line.length);
                yield spliced(line, at, at, slice(line, from, Math.min(line.length, from + random.nextInt(20))));
            }
        };
    }

    private static byte[] replaced(byte[] line, int at, byte value) {
        line[at] = value;
        return line;
    }

    private static byte[] slice(byte[] line, int from, int to) {
        byte[] slice = new byte[to - from];
        System.arraycopy(line, from, slice, 0, slice.length);
        return slice;
    }

    private static byte[] spliced(byte[] line, int from, int to, byte[] inserted) {
        byte[] result = new byte[Math.max(1, line.length - (to - from) + inserted.length)];
        System.arraycopy(line, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(line, to, result, from + inserted.length, line.length - to);
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
