package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Background;
import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many threads on both sides open streams, write random sizes, read slowly, and reset some. What is echoed must come back in
 * order and whole, and nothing may be left behind.
 */
class StressTest {

    private static final int THREADS = 6;
    private static final int STREAMS_PER_THREAD = 40;

    private final ExecutorService echoes = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stress-echo");
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void stopEchoes() {
        echoes.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsEchoedComesBackInOrderAndWhole(long seed) throws Exception {
        Pipe pipe = Pipe.pair(seed % 2 == 0 ? 3000 : 64 * 1024);
        YamuxConfig config = YamuxConfig.builder()
                .maxStreamWindow(256 * 1024)
                .acceptBacklog(seed == 4 ? 2 : 256)
                .build();
        try (Sessions sessions = Sessions.over(pipe.first(), pipe.second(), config)) {
            serve(sessions.server());
            serve(sessions.client());
            List<Background<Integer>> callers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed * 1000 + t);
                YamuxSession opener = t % 2 == 0 ? sessions.client() : sessions.server();
                callers.add(Background.start(() -> run(opener, random)));
            }
            int resets = 0;
            for (Background<Integer> caller : callers) {
                resets += caller.result();
            }
            assertThat(resets).isPositive();
            awaitNoStreams(sessions.client());
            awaitNoStreams(sessions.server());
        }
    }

    private static void awaitNoStreams(YamuxSession session) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (session.streamCount() > 0 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(session.streamCount()).isZero();
    }

    private void serve(YamuxSession session) {
        echoes.execute(() -> {
            try {
                while (true) {
                    YamuxStream stream = session.accept();
                    echoes.execute(() -> echo(stream));
                }
            } catch (IOException | InterruptedException e) {
                // The session has ended, as the test does.
                assertThat(session.isOpen()).isFalse();
            }
        });
    }

    private static void echo(YamuxStream stream) {
        ByteBuffer buffer = ByteBuffer.allocate(7000);
        try (stream) {
            while (stream.read(buffer) >= 0) {
                stream.write(buffer.flip());
                buffer.clear();
            }
            stream.shutdownOutput();
        } catch (IOException e) {
            // Reset by the other side; if it was not, the other side sees that something is missing.
            stream.reset();
        }
    }

    /** Returns how many streams it has reset. */
    private static int run(YamuxSession opener, Random random) throws Exception {
        int resets = 0;
        for (int i = 0; i < STREAMS_PER_THREAD; i++) {
            long seed = random.nextLong();
            int size = random.nextInt(random.nextInt(8) == 0 ? 700_000 : 5000);
            int piece = 1 + random.nextInt(random.nextBoolean() ? 100_000 : 300);
            YamuxStream stream = opener.open();
            if (random.nextInt(10) == 0) {
                stream.write(content(seed, Math.min(size, 1000)));
                stream.reset();
                resets++;
                continue;
            }
            Background<Boolean> writer = Background.run(() -> {
                ByteBuffer source = content(seed, size);
                for (int at = 0; at < size; at += piece) {
                    write(stream, source.slice(at, Math.min(piece, size - at)));
                }
                stream.shutdownOutput();
            });
            assertThat(readAll(stream, size)).isEqualTo(content(seed, size));
            writer.result();
            stream.close();
        }
        return resets;
    }

    /** In one of both ways. */
    private static void write(Connection stream, ByteBuffer piece) throws IOException {
        if (piece.remaining() % 2 == 0 || !stream.tryWrite(piece)) {
            stream.write(piece);
        }
    }

    private static ByteBuffer content(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer readAll(YamuxStream stream, int size) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(size + 1);
        while (stream.read(all) >= 0) {
            assertThat(all.hasRemaining()).as("room for more than was sent").isTrue();
        }
        return all.flip();
    }

    @Test
    void tenThousandStreamsLeaveNothing() throws Exception {
        FakeTimer time = new FakeTimer();
        Pipe pipe = Pipe.pair();
        try (Sessions sessions =
                Sessions.over(pipe.first(), pipe.second(), time.config().build())) {
            AtomicInteger accepted = new AtomicInteger();
            Background.run(() -> {
                while (true) {
                    YamuxStream stream = sessions.server().accept();
                    accepted.incrementAndGet();
                    echo(stream);
                }
            });
            for (int i = 0; i < 10_000; i++) {
                YamuxStream stream = sessions.client().open();
                stream.write(Sessions.bytes("x"));
                stream.shutdownOutput();
                ByteBuffer target = ByteBuffer.allocate(2);
                while (stream.read(target) >= 0) {
                    assertThat(target.get(0)).isEqualTo((byte) 'x');
                }
                stream.close();
            }
            awaitNoStreams(sessions.client());
            awaitNoStreams(sessions.server());
            assertThat(accepted).hasValue(10_000);
            // The keep-alives of both.
            assertThat(time.pending()).isEqualTo(2);
        } finally {
            time.shutdownNow();
        }
    }
}
