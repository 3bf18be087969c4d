package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Five million inputs that are almost right, always the same ones: most to the frames' reader, the rest to sessions. */
class WireFuzzTest {

    private static final int FRAME_INPUTS = 4_900_000;
    private static final int SESSION_INPUTS = 100_000;

    /** Nothing falls due, and no thread is started for it. */
    private static final SessionTimer NO_TIME = new SessionTimer("unused");

    static {
        NO_TIME.shutdown();
    }

    private static final String[] FRAMES = {
        "0001000100000001000c0000" + "00000000000000010000000568656c6c6f",
        "000000010000000100000003616263" + "000100040000000100000000",
        "00010002000000020000ffff" + "000000040000000200000002" + "7879",
        "000200010000000000000007" + "000200020000000000000000",
        "000300000000000000000000",
        "000300000000000000000001",
        "000100010000000300000000" + "000100080000000300000000",
        "000100010000000500000000" + "0000000c00000005" + "00000004" + "01020304",
        "000000000000000700000008" + "0001020304050607",
        "000100000000000100000001" + "0001000000000001ffffffff",
        "000100010000000100000000" + "000000000000000100040001",
    };

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String digits : FRAMES) {
            seeds.add(HexFormat.of().parseHex(digits));
        }
        return seeds;
    }

    @Test
    void mutatedFramesDoNothingUnexpectedToTheReader() throws Exception {
        Mutator mutator = new Mutator(seeds(), 12);
        SessionFuzzer fuzzer = new SessionFuzzer();
        onShortStack(() -> {
            for (int i = 0; i < FRAME_INPUTS; i++) {
                mutator.next();
                fuzzer.run(mutator.octets(), mutator.length(), 1 + mutator.nextInt(40));
            }
        });
        assertThat(fuzzer.frames()).isGreaterThan(FRAME_INPUTS);
        assertThat(fuzzer.refused()).isBetween(FRAME_INPUTS / 20, FRAME_INPUTS * 19 / 20);
    }

    @Test
    void mutatedFramesEndSessionsForADocumentedReasonAndMemoryStaysBounded() throws Exception {
        Mutator mutator = new Mutator(seeds(), 21);
        Set<Reason> ends = EnumSet.noneOf(Reason.class);
        onShortStack(() -> {
            for (int i = 0; i < SESSION_INPUTS; i++) {
                mutator.next();
                ends.add(endOfSession(ByteBuffer.wrap(mutator.octets(), 0, mutator.length())));
            }
        });
        assertThat(ends)
                .containsExactlyInAnyOrder(Reason.VIOLATION, Reason.PEER_CLOSED, Reason.LOST, Reason.PEER_FAILED);
    }

    /** The reader's life on the calling thread. */
    private static Reason endOfSession(ByteBuffer input) {
        YamuxConfig config =
                YamuxConfig.builder().acceptBacklog(2).timer(NO_TIME).build();
        SessionCore core = new SessionCore(new Recorded(input), config, null, false);
        YamuxStream own = YamuxStream.opened(core, 2);
        core.add(own);
        own.announce();
        new SessionReader(core).run();
        assertThat(core.streamCount()).isZero();
        return core.whenEnded().join().reason();
    }

    private static void onShortStack(Runnable work) {
        try {
            CompletableFuture.runAsync(work, task -> new Thread(task, "fuzz").start())
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives what was recorded, then ends; takes everything. */
    private static final class Recorded implements Connection {

        private final ByteBuffer input;
        private volatile boolean closed;

        Recorded(ByteBuffer input) {
            this.input = input;
        }

        @Override
        public int read(ByteBuffer target, Deadline deadline) throws IOException {
            if (closed) {
                throw new ConnectionClosedException("closed");
            }
            if (!input.hasRemaining()) {
                return -1;
            }
            int count = Math.min(input.remaining(), Math.min(target.remaining(), 30));
            target.put(input.slice(input.position(), count));
            input.position(input.position() + count);
            return count;
        }

        @Override
        public void write(ByteBuffer source, Deadline deadline) {
            source.position(source.limit());
        }

        @Override
        public boolean tryWrite(ByteBuffer source) {
            source.position(source.limit());
            return true;
        }

        @Override
        public void shutdownOutput() {
            // Nobody reads it.
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public Endpoint localEndpoint() {
            return new Endpoint.Local("here");
        }

        @Override
        public Endpoint remoteEndpoint() {
            return new Endpoint.Local("there");
        }
    }
}
