package dev.outboard.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.internal.handshake.HandshakeLineException.Defect;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Lines that are nearly right, and far from it. */
class HandshakeLineFuzzTest {

    private static final int LINES = 1_100_000;

    private static final List<byte[]> SEEDS = List.of(
            bytes("1|7|unix|/tmp/plugin123|grpc|"),
            bytes("1|2|tcp|127.0.0.1:1234|netrpc||true"),
            bytes(" 1|0|tcp|[::1]:65535|grpc|" + "MIIB".repeat(13) + "|false\r"),
            bytes("1|7|unix|/tmp/größe"));

    private static final byte[] PIECES = bytes("||||::[]/.0123456789-+ \t\r\0untixcpgrfalse=\u007f");

    @Test
    void aMillionMutatedLinesAreHandshakesOrHaveADefect() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            // On a thread of its own: deep below a test runner, exceptions cost ten times as much as in a host.
            Future<?> result = thread.submit(HandshakeLineFuzzTest::parseMutatedLines);
            assertThat(result.get()).isNull();
        } finally {
            thread.shutdownNow();
        }
    }

    private static void parseMutatedLines() {
        SplittableRandom random = new SplittableRandom(20_260_102);
        Map<Defect, Integer> defects = new EnumMap<>(Defect.class);
        int handshakes = 0;
        for (int i = 0; i < LINES; i++) {
            String line = mutated(SEEDS.get(i % SEEDS.size()), random);
            try {
                // Whatever was understood can be said again.
                HandshakeLine.parse(HandshakeLine.parse(line).format());
                handshakes++;
            } catch (HandshakeLineException e) {
                defects.merge(e.defect(), 1, Integer::sum);
            }
        }
        // Otherwise the mutations have stopped to test anything.
        assertThat(handshakes).isBetween(LINES / 10, LINES / 10 * 9);
        assertThat(defects).containsKeys(Defect.values());
    }

    private static String mutated(byte[] seed, SplittableRandom random) {
        byte[] line = seed;
        int mutations = random.nextInt(1, 5);
        for (int i = 0; i < mutations; i++) {
            line = mutatedOnce(line, random);
        }
        return new String(line, StandardCharsets.UTF_8);
    }

    private static byte[] mutatedOnce(byte[] line, SplittableRandom random) {
        if (line.length == 0) {
            return line;
        }
        int at = random.nextInt(line.length);
        byte piece = PIECES[random.nextInt(PIECES.length)];
        return switch (random.nextInt(6)) {
            case 0 -> spliced(line, at, at + 1, piece);
            case 1 -> spliced(line, at, at + 1, (byte) random.nextInt(256));
            case 2 -> spliced(line, at, at, piece);
            case 3 -> spliced(line, at, at + 1);
            case 4 -> spliced(line, at, random.nextInt(at, line.length) + 1);
            default -> random.nextInt(20) == 0 ? new byte[0] : spliced(line, at, at, line);
        };
    }

    private static byte[] spliced(byte[] line, int from, int to, byte... inserted) {
        byte[] result = new byte[line.length - (to - from) + inserted.length];
        System.arraycopy(line, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(line, to, result, from + inserted.length, line.length - to);
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
