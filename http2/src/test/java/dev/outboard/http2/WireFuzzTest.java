package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Five million inputs that are almost right, always the same ones. */
class WireFuzzTest {

    private static final int HPACK_INPUTS = 3_000_000;
    private static final int FRAME_INPUTS = 2_000_000;
    private static final int RANDOM_LISTS = 200_000;

    private static final String[] BLOCKS = {
        "828684418cf1e3c2e5f23a6ba0ab90f4ff",
        "828684be5886a8eb10649cbf",
        "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
        "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
        "4883640effc1c0bf",
        "400a637573746f6d2d6b65790d637573746f6d2d686561646572",
        "040c2f73616d706c652f70617468",
        "100870617373776f726406736563726574",
        "203f618386448a62bb0e93af9b8b188a9f4186a0e41d139d09",
        "8386c4c3c2c1c0bfbe",
        "bebebebebebebebebebebebebebebebebebebebebebebebebe",
        "1f0887ba51d85b141c644086f2b50349aa0f04636166e9",
        "3f8101827fff8003",
    };

    private static final String[] FRAMES = {
        "0000010105000000018200000500000000000168656c6c6f",
        "0000050200000000030000000110" + "00000403000000000100000008",
        "00000c0400000000000003000000640004000100" + "00" + "000000040100000000",
        "0000080600000000000102030405060708" + "00000806010000000002041010090e0707",
        "00000b070000000000000000070000000b627965",
        "00000408000000000000000001" + "00000408000000000500000001",
        "0000030bff00000009010203",
        "00000800090000000105686900000000" + "00",
        "000009012c00000005020000000110" + "82ffff",
        "00000201010000000100010000000900000000010000030904" + "00000001610162",
        "0000100104000000018386418cf1e3c2e5f23a6ba0ab90f4ff",
        "0000100104000000034001610162bebebebebebebebebebe82",
    };

    private static List<byte[]> seeds(String... hex) {
        List<byte[]> seeds = new ArrayList<>();
        for (String digits : hex) {
            seeds.add(Hpack.bytes(digits));
        }
        return seeds;
    }

    @Test
    void mutatedHeaderBlocksDoNothingUnexpected() {
        Mutator mutator = new Mutator(seeds(BLOCKS), 7541);
        HpackFuzzer fuzzer = new HpackFuzzer();
        onShortStack(() -> {
            for (int i = 0; i < HPACK_INPUTS; i++) {
                mutator.next();
                fuzzer.run(mutator.octets(), 0, mutator.length());
            }
        });
        // Neither all valid nor all refused at once: both sides of the decoder are reached.
        assertThat(fuzzer.accepted()).isBetween(HPACK_INPUTS / 10, HPACK_INPUTS * 9 / 10);
    }

    @Test
    void mutatedFramesDoNothingUnexpected() {
        Mutator mutator = new Mutator(seeds(FRAMES), 9113);
        FrameReaderFuzzer fuzzer = new FrameReaderFuzzer();
        onShortStack(() -> {
            for (int i = 0; i < FRAME_INPUTS; i++) {
                mutator.next();
                fuzzer.run(mutator.octets(), 0, mutator.length(), 1 + mutator.nextInt(40));
            }
        });
        assertThat(fuzzer.frames()).isGreaterThan(FRAME_INPUTS / 2);
    }

    /** Runs where exceptions have few stack frames to collect, which is most of what a malformed input costs. */
    private static void onShortStack(Runnable work) {
        try {
            CompletableFuture.runAsync(work, task -> new Thread(task, "fuzz").start())
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSeedsOfTheFramesAreValid() throws Exception {
        for (byte[] seed : seeds(FRAMES)) {
            FrameReader reader = new FrameReader(
                    new HpackDecoder(4096, 1000), HeaderLimits.of(1000), Settings.MIN_MAX_FRAME_SIZE, FrameLog.off());
            ByteBuffer input = ByteBuffer.wrap(seed);
            int frames = 0;
            while (reader.next(input) != null) {
                frames++;
            }
            assertThat(frames).isPositive();
        }
    }

    @Test
    void randomHeaderListsComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(1);
        HpackFuzzer fuzzer = new HpackFuzzer();
        for (int i = 0; i < RANDOM_LISTS; i++) {
            if (random.nextInt(50) == 0) {
                fuzzer.setMaxTableSize(random.nextInt(4) == 0 ? 0 : random.nextInt(5000));
            }
            fuzzer.roundTrip(randomList(random));
        }
    }

    private static Headers randomList(SplittableRandom random) {
        Headers.Builder headers = Headers.builder();
        for (int fields = random.nextInt(12); fields > 0; fields--) {
            String name = random.nextBoolean()
                    ? StaticTable.field(1 + random.nextInt(StaticTable.SIZE)).name()
                    : text(random, 3);
            headers.add(name, random.nextBoolean() ? text(random, 2) : text(random, 1 + random.nextInt(60)));
        }
        return headers.build();
    }

    /** Few letters for short texts, so that they come again, and any octet for longer ones. */
    private static String text(SplittableRandom random, int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(maxLength + 1); length > 0; length--) {
            text.append((char) (maxLength < 4 ? 'a' + random.nextInt(6) : random.nextInt(256)));
        }
        return text.toString();
    }
}
