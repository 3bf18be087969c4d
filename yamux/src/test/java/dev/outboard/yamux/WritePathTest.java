package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Background;
import dev.outboard.net.ConnectedPair;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who writes, and in how many system calls. */
class WritePathTest {

    @Test
    void aSmallMessageIsOneWriteAndSoIsItsAnswer() throws Exception {
        Pipe pipe = Pipe.pair();
        Counting clientSide = new Counting(pipe.first());
        Counting serverSide = new Counting(pipe.second());
        try (Sessions sessions = Sessions.over(clientSide, serverSide, YamuxConfig.defaults())) {
            ConnectedPair pair = sessions.stream();
            exchange(pair);
            int clientBefore = clientSide.writes.get();
            int serverBefore = serverSide.writes.get();
            for (int i = 0; i < 100; i++) {
                exchange(pair);
            }
            assertThat(clientSide.writes.get() - clientBefore).isEqualTo(100);
            assertThat(serverSide.writes.get() - serverBefore).isEqualTo(100);
        }
    }

    private static void exchange(ConnectedPair pair) throws IOException {
        pair.left().write(Sessions.bytes("question"));
        pair.right().read(ByteBuffer.allocate(100));
        pair.right().write(Sessions.bytes("answer"));
        pair.left().read(ByteBuffer.allocate(100));
    }

    @Test
    void answersToABatchLeaveTogether() throws Exception {
        Pipe pipe = Pipe.pair(1 << 20);
        Counting side = new Counting(pipe.second());
        FramePeer peer = new FramePeer(pipe.first());
        try (YamuxSession session = YamuxSession.server(side, YamuxConfig.defaults())) {
            peer.framesUntilPing();
            int before = side.writes.get();
            ByteBuffer batch = ByteBuffer.allocate(12 * 50);
            for (int i = 0; i < 50; i++) {
                batch.put(FramePeer.header(FrameHeader.PING, FrameHeader.SYN, 0, i));
            }
            peer.send(batch.flip());
            for (int i = 0; i < 50; i++) {
                assertThat(peer.next().length()).isEqualTo(i);
            }
            assertThat(side.writes.get() - before).isEqualTo(1);
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void whatWaitsForTheConnectionLeavesTogether() throws Exception {
        Pipe pipe = Pipe.pair(2000);
        Counting side = new Counting(pipe.second());
        FramePeer peer = new FramePeer(pipe.first());
        try (YamuxSession session = YamuxSession.server(side, YamuxConfig.defaults())) {
            YamuxStream stuck = session.open();
            List<YamuxStream> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                streams.add(session.open());
            }
            assertThat(stuck.tryWrite(ByteBuffer.allocate(5000))).isTrue();
            side.awaitWaitingWriter();
            int before = side.writes.get();
            for (YamuxStream stream : streams) {
                assertThat(stream.tryWrite(Sessions.bytes("small"))).isTrue();
            }
            int small = 0;
            while (small < 20) {
                small += peer.next().payload().equals("small") ? 1 : 0;
            }
            assertThat(side.writes.get() - before).isEqualTo(1);
        }
    }

    @Test
    void neitherReaderNorTryWriteWaitsForAPeerThatDoesNotRead() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        Counting side = new Counting(pipe.second());
        FramePeer peer = new FramePeer(pipe.first());
        try (YamuxSession session = YamuxSession.server(side, YamuxConfig.defaults())) {
            YamuxStream stream = session.open();
            assertThat(stream.tryWrite(ByteBuffer.allocate(50_000))).isTrue();
            for (int i = 0; i < 200; i++) {
                peer.ping(FrameHeader.SYN, i);
                peer.data(FrameHeader.NO_FLAGS, stream.id(), "0123456789");
            }
            ByteBuffer received = ByteBuffer.allocate(2000);
            while (received.hasRemaining()) {
                stream.read(received);
            }
            side.awaitWaitingWriter();
            int next = 0;
            while (next < 200) {
                FramePeer.Received frame = peer.next();
                if (frame.type() == FrameHeader.PING) {
                    assertThat(frame.length()).isEqualTo(next++);
                }
            }
            assertThat(side.waitingWriters).containsExactly("outboard-yamux-server-writer-local:pipe-first");
        }
    }

    @Test
    void aWriteReturnsOnceTheSessionHasItAndWaitsWhenTooMuchIsThere() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        FramePeer peer = new FramePeer(pipe.first());
        try (YamuxSession session = YamuxSession.server(pipe.second(), YamuxConfig.defaults())) {
            YamuxStream stream = session.open();
            peer.windowUpdate(FrameHeader.ACK, stream.id(), 1 << 20);
            stream.whenAccepted().toCompletableFuture().get(20, TimeUnit.SECONDS);
            stream.write(ByteBuffer.allocate(256 * 1024));
            Background<Boolean> writer =
                    Background.run(() -> stream.write(ByteBuffer.allocate(1))).awaitAsleep();
            assertThat(writer.thread().isAlive()).isTrue();
            int count = 0;
            while (count < 256 * 1024 + 1) {
                FramePeer.Received frame = peer.next();
                count += frame.type() == FrameHeader.DATA ? frame.length() : 0;
            }
            assertThat(writer.result()).isTrue();
        }
    }

    @Test
    void manyStreamsMayHaveLessWaitingThanOne() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        try (YamuxSession session = YamuxSession.server(pipe.second(), YamuxConfig.defaults())) {
            long all = 0;
            for (int i = 0; i < 100; i++) {
                ByteBuffer bytes = ByteBuffer.allocate(256 * 1024);
                session.open().tryWrite(bytes);
                assertThat(bytes.position()).isGreaterThanOrEqualTo(64 * 1024);
                all += bytes.position();
            }
            assertThat(all).isLessThanOrEqualTo((16L << 20) + 100 * (64L << 10));
        }
    }

    @Test
    void aResetStreamLeavesTheOthersWhatItHadWaiting() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        FramePeer peer = new FramePeer(pipe.first());
        try (YamuxSession session = YamuxSession.server(pipe.second(), YamuxConfig.defaults())) {
            for (int i = 0; i < 100; i++) {
                YamuxStream stream = session.open();
                stream.tryWrite(ByteBuffer.allocate(256 * 1024));
                stream.reset();
            }
            YamuxStream last = session.open();
            last.tryWrite(Sessions.bytes("last"));
            FramePeer.Received frame;
            do {
                frame = peer.next();
            } while (!frame.payload().equals("last"));
            ByteBuffer bytes = ByteBuffer.allocate(256 * 1024);
            last.tryWrite(bytes);
            assertThat(bytes.position()).isEqualTo(256 * 1024 - 4);
        }
    }

    @Test
    void theThreadsEndWithTheSession() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        YamuxSession session = YamuxSession.client(pipe.first(), YamuxConfig.defaults());
        session.open().tryWrite(ByteBuffer.allocate(5000));
        List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("outboard-yamux-client-")
                || !thread.getName().endsWith("pipe-second"));
        assertThat(threads).hasSizeBetween(2, 3).allMatch(Thread::isDaemon);
        session.close();
        pipe.second().close();
        session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS);
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** Counts the writes that carry something, and who waits in one. */
    private static final class Counting extends WrappedConnection {

        final AtomicInteger writes = new AtomicInteger();
        final Set<String> waitingWriters = ConcurrentHashMap.newKeySet();

        Counting(Connection inner) {
            super(inner);
        }

        @Override
        public void write(ByteBuffer source, Deadline deadline) throws IOException {
            count(source);
            waitingWriters.add(Thread.currentThread().getName());
            super.write(source, deadline);
        }

        @Override
        public boolean tryWrite(ByteBuffer source) throws IOException {
            count(source);
            return super.tryWrite(source);
        }

        /** Returns when a thread waits, or has waited, for the peer to read. */
        void awaitWaitingWriter() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (waitingWriters.isEmpty() && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertThat(waitingWriters)
                    .as("threads that wait for the peer to read")
                    .isNotEmpty();
        }

        private void count(ByteBuffer source) {
            if (source.hasRemaining()) {
                writes.incrementAndGet();
            }
        }
    }
}
