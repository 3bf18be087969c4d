package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inputs that are almost right, always the same ones, in a small heap and on a short stack. */
class GobFuzzTest {

    private static final int INPUTS = 2_000_000;
    private static final int STACK = 256 * 1024;

    private static final List<byte[]> SEEDS = Stream.of(
                    Golden.INT,
                    Golden.STRING,
                    Golden.POINT,
                    Golden.POINTERS,
                    Golden.NODE,
                    Golden.CONTAINERS,
                    Golden.DRAWING,
                    Golden.ANY,
                    Golden.TIMES,
                    Golden.SLICE,
                    Golden.MAP,
                    Golden.ARRAY,
                    "0c7f020102ff800001ff800000" + "07ff800002010000",
                    Golden.NIL_INTERFACE)
            .map(Golden::bytes)
            .toList();

    @Test
    @Timeout(600)
    void mutatedStreamsGiveValuesOrTheDocumentedExceptions() throws Exception {
        List<CompletableFuture<GobFuzzer>> halves =
                Stream.of(7, 8).map(GobFuzzTest::start).toList();
        for (CompletableFuture<GobFuzzer> half : halves) {
            GobFuzzer fuzzer = half.get();
            assertThat(fuzzer.values()).isGreaterThan(INPUTS / 12);
            assertThat(fuzzer.misfits()).isGreaterThan(INPUTS / 20);
            assertThat(fuzzer.refused()).isBetween(INPUTS / 20, INPUTS);
        }
    }

    /** Half of the inputs. */
    private static CompletableFuture<GobFuzzer> start(int seed) {
        CompletableFuture<GobFuzzer> work = new CompletableFuture<>();
        new Thread(null, () -> run(seed, work), "fuzz", STACK).start();
        return work;
    }

    private static void run(int seed, CompletableFuture<GobFuzzer> work) {
        GobFuzzer fuzzer = new GobFuzzer();
        Mutator mutator = new Mutator(SEEDS, seed);
        try {
            for (int i = 0; i < INPUTS / 2; i++) {
                mutator.next();
                int type = mutator.nextInt(GobFuzzer.typeCount());
                if (i % 64 == 0) {
                    fuzzer.compare(mutator.octets(), mutator.length(), type);
                } else {
                    fuzzer.run(mutator.octets(), mutator.length(), type);
                }
            }
            work.complete(fuzzer);
        } catch (RuntimeException | Error e) {
            work.completeExceptionally(e);
        }
    }
}
