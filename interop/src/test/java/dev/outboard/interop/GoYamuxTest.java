package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.SessionEndedException;
import dev.outboard.yamux.SessionEndedException.Reason;
import dev.outboard.yamux.StreamResetException;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with hashicorp/yamux v0.1.2; the parameter is the role of the peer in Go. */
class GoYamuxTest {

    private static final int MIB = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "go-yamux-test", 128 * 1024);
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private <T> Future<T> run(Callable<T> task) {
        return threads.submit(task);
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Reads to the end; the number of bytes and their CRC. */
    private static String sum(Connection stream) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(50_000);
        long count = 0;
        while (stream.read(buffer, Deadline.after(PATIENCE)) >= 0) {
            count += buffer.flip().remaining();
            crc.update(buffer);
            buffer.clear();
        }
        return count + " " + crc.getValue();
    }

    private static void echo(YamuxStream stream) {
        ByteBuffer buffer = ByteBuffer.allocate(30_000);
        try (stream) {
            while (stream.read(buffer) >= 0) {
                stream.write(buffer.flip());
                buffer.clear();
            }
            stream.shutdownOutput();
        } catch (IOException e) {
            // The test sees what is missing.
            stream.reset();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void aThousandStreamsEchoRandomSizesWithHalfClosesAndResets(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            Random random = new Random(role.hashCode());
            List<Future<String>> sums = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                byte[] bytes = random(random, i % 100 == 0 ? 4 * MIB : i % 50 == 1 ? 0 : random.nextInt(40_000));
                int resetAfter = i % 10 == 5 ? random.nextInt(bytes.length + 1) : -1;
                YamuxStream stream = go.command("echo");
                Future<Boolean> writer = run(() -> {
                    if (resetAfter >= 0) {
                        stream.write(ByteBuffer.wrap(bytes, 0, resetAfter));
                        stream.reset();
                        return false;
                    }
                    stream.write(ByteBuffer.wrap(bytes), Deadline.after(PATIENCE));
                    stream.shutdownOutput();
                    return true;
                });
                if (resetAfter < 0) {
                    sums.add(run(() -> {
                        String sum = sum(stream);
                        stream.close();
                        return result(writer) ? sum : "reset";
                    }));
                    expected.add(bytes.length + " " + crc(bytes));
                }
            }
            for (int i = 0; i < sums.size(); i++) {
                assertThat(result(sums.get(i))).as("stream %s", i).isEqualTo(expected.get(i));
            }
            awaitNoStreams(go);
        }
    }

    /** All streams have ended on both sides, but that on which the question is asked. */
    private static void awaitNoStreams(GoYamux go) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String streams = go.ask("streams");
        while (!streams.equals("1") && System.nanoTime() < end) {
            Thread.onSpinWait();
            streams = go.ask("streams");
        }
        assertThat(streams).as("streams that the peer has").isEqualTo("1");
        while (go.session.streamCount() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(go.session.streamCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void thePeerOpensAThousandStreamsThatAreEchoed(String role) throws Exception {
        YamuxConfig config = YamuxConfig.builder().acceptBacklog(1000).build();
        try (GoYamux go = GoYamux.start(role, config, "-window", "400000")) {
            Future<?> accepting = run(() -> {
                while (true) {
                    YamuxStream stream = go.session.accept();
                    threads.execute(() -> echo(stream));
                }
            });
            assertThat(go.ask("open 1000 100000 7")).isEqualTo("ok 1000");
            awaitNoStreams(go);
            go.session.close();
            assertThatThrownBy(() -> result(accepting)).hasCauseInstanceOf(SessionEndedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void aHundredMegabytesGoThroughOneStreamWhile999Idle(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            List<YamuxStream> idle = new ArrayList<>();
            for (int i = 0; i < 999; i++) {
                idle.add(go.command("echo"));
            }
            byte[] megabyte = random(new Random(1), MIB);
            YamuxStream stream = go.command("sink");
            CRC32 crc = new CRC32();
            for (int i = 0; i < 100; i++) {
                stream.write(ByteBuffer.wrap(megabyte), Deadline.after(PATIENCE));
                crc.update(megabyte);
            }
            stream.shutdownOutput();
            assertThat(GoYamux.readLine(stream)).isEqualTo(100 * MIB + " " + crc.getValue());
            assertThat(sum(go.command("source " + 100 * MIB))).startsWith(100 * MIB + " ");
            for (YamuxStream each : idle) {
                each.write(ByteBuffer.wrap(new byte[] {'x', '\n'}));
                assertThat(GoYamux.readLine(each)).isEqualTo("x");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void aPeerThatDoesNotReadHoldsOneWriterUpAndNobodyElse(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            YamuxStream stuck = go.command("slow 10000");
            ByteBuffer much = ByteBuffer.allocate(MIB);
            assertThatThrownBy(() -> stuck.write(much, Deadline.after(Duration.ofMillis(300))))
                    .isInstanceOf(TimeoutException.class);
            assertThat(GoYamux.readLine(stuck)).isEqualTo("read");
            assertThat(much.position()).isEqualTo(256 * 1024 - "slow 10000\n".length());
            for (int i = 0; i < 100; i++) {
                assertThat(Long.parseLong(go.ask("ping"))).isPositive();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void aStreamThatIsNotReadHoldsOneWriterInThePeerUpAndRecovers(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            List<YamuxStream> unread = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                unread.add(go.command("source " + 3 * MIB));
            }
            try (YamuxStream sibling = go.command("source 10000000")) {
                assertThat(sum(sibling)).startsWith("10000000 ");
            }
            for (YamuxStream stream : unread) {
                assertThat(sum(stream)).startsWith(3 * MIB + " ");
                stream.close();
            }
            awaitNoStreams(go);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void pingsAreAnsweredBothWaysAndKeepTheSessionAlive(String role) throws Exception {
        YamuxConfig config =
                YamuxConfig.builder().keepAliveInterval(Duration.ofMillis(5)).build();
        try (GoYamux go = GoYamux.start(role, config, "-keep-alive", "5ms")) {
            for (int i = 0; i < 200; i++) {
                assertThat(go.session.ping()).isPositive();
                assertThat(Long.parseLong(go.ask("ping"))).isPositive();
            }
            assertThat(go.session.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void afterThePeersGoAwayOpenStreamsFinish(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            YamuxStream old = go.command("echo");
            YamuxStream leaving = go.command("goaway");
            assertThat(GoYamux.readLine(leaving)).isEqualTo("done");
            assertThatThrownBy(go.session::open)
                    .isInstanceOfSatisfying(
                            SessionEndedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.PEER_GOING_AWAY));
            old.write(ByteBuffer.wrap("still here\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            assertThat(GoYamux.readLine(old)).isEqualTo("still here");
            old.shutdownOutput();
            assertThat(old.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void afterThisSidesGoAwayThePeerOpensNothing(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            go.session.goAway();
            assertThat(go.ask("open 1 10 1")).isEqualTo("remote end is not accepting connections");
            assertThat(go.ask("streams")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void shutdownEndsTheSessionInBothProcesses(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            YamuxStream old = go.command("echo");
            go.session.shutdown();
            old.write(ByteBuffer.wrap(new byte[] {'x', '\n'}));
            assertThat(GoYamux.readLine(old)).isEqualTo("x");
            old.close();
            SessionEndedException end =
                    go.session.whenEnded().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(end.reason()).isEqualTo(Reason.SHUT_DOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void streamsBeyondThePeersBacklogAreReset(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults(), "-backlog", "4")) {
            YamuxStream pause = go.command("pause");
            assertThat(GoYamux.readLine(pause)).isEqualTo("paused");
            // One more may be accepted by a call that was waiting already.
            List<YamuxStream> streams = new ArrayList<>();
            int reset = 0;
            for (int i = 0; i < 20; i++) {
                try {
                    streams.add(go.command("echo"));
                } catch (StreamResetException e) {
                    // The peer was faster than the first write.
                    reset++;
                }
            }
            go.session.ping();
            for (YamuxStream stream : streams) {
                try {
                    stream.read(ByteBuffer.allocate(1), Deadline.after(Duration.ZERO));
                } catch (StreamResetException e) {
                    reset++;
                } catch (TimeoutException e) {
                    assertThat(stream.id()).isPositive();
                }
            }
            assertThat(reset).isBetween(15, 16);
            pause.write(ByteBuffer.wrap(new byte[] {'\n'}));
            YamuxStream first = streams.get(0);
            first.write(ByteBuffer.wrap(new byte[] {'x', '\n'}));
            assertThat(GoYamux.readLine(first)).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void streamsOfThePeerBeyondTheBacklogAreReset(String role) throws Exception {
        YamuxConfig config = YamuxConfig.builder().acceptBacklog(3).build();
        try (GoYamux go = GoYamux.start(role, config)) {
            assertThat(go.ask("open 10 100000 1")).contains("connection reset");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void aPeerThatIsKilledFailsEverythingAtOnce(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            List<Future<Object>> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                YamuxStream reading = go.command("echo");
                waiting.add(run(() -> reading.read(ByteBuffer.allocate(1))));
                YamuxStream writing = go.command("stall");
                waiting.add(run(() -> {
                    writing.write(ByteBuffer.allocate(2 * MIB));
                    return "written";
                }));
            }
            waiting.add(run(go.session::accept));
            go.command("exit");
            for (Future<Object> each : waiting) {
                assertThatThrownBy(() -> result(each)).hasCauseInstanceOf(SessionEndedException.class);
            }
            SessionEndedException end =
                    go.session.whenEnded().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(end.reason()).isIn(Reason.PEER_CLOSED, Reason.LOST);
            assertThat(go.session.streamCount()).isZero();
        }
    }

    @Test
    void thePeerSeesTheEndOfTheSession() throws Exception {
        try (GoYamux go = GoYamux.start("server", YamuxConfig.defaults())) {
            YamuxStream stream = go.command("echo");
            stream.write(ByteBuffer.wrap(new byte[] {'x', '\n'}));
            assertThat(GoYamux.readLine(stream)).isEqualTo("x");
            go.session.close();
            go.session.whenEnded().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!go.output().contains("session ended") && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(go.output()).contains("session ended: EOF");
        }
    }

    @Test
    void aStreamThatThePeerGivesUpAfterItsEndCanBeReadToTheEnd() throws Exception {
        try (GoYamux go = GoYamux.start("server", YamuxConfig.defaults(), "-close-timeout", "50ms")) {
            YamuxStream stream = go.command("source 100000");
            assertThatThrownBy(() -> {
                        while (true) {
                            stream.write(ByteBuffer.wrap(new byte[1]));
                        }
                    })
                    .isInstanceOf(StreamResetException.class);
            assertThat(sum(stream)).startsWith("100000 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void tenThousandStreamsOneAfterAnotherLeaveNothing(String role) throws Exception {
        try (GoYamux go = GoYamux.start(role, YamuxConfig.defaults())) {
            int threadsBefore = Thread.activeCount();
            for (int i = 0; i < 10_000; i++) {
                YamuxStream stream = go.command("echo");
                stream.shutdownOutput();
                assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                stream.close();
            }
            awaitNoStreams(go);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threadsBefore + 2);
        }
    }
}
