package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.PushReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes on a stream is handed over, in order, and its end as the last thing, once. */
class StreamPushTest {

    private final Sessions sessions = Sessions.overPipe();
    private final Recorder received = new Recorder();
    private YamuxStream peer;
    private YamuxStream stream;

    private static final class Recorder implements PushReceiver {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
        private final CompletableFuture<Optional<IOException>> end = new CompletableFuture<>();
        private final CompletableFuture<Thread> ender = new CompletableFuture<>();
        private final AtomicInteger inside = new AtomicInteger();
        private volatile @Nullable String wrong;

        @Override
        public void received(ByteBuffer piece) {
            enter();
            byte[] taken = new byte[piece.remaining()];
            piece.get(taken);
            bytes.writeBytes(taken);
            sizes.add(bytes.size());
            inside.decrementAndGet();
        }

        @Override
        public void ended(@Nullable IOException failure) {
            enter();
            ender.complete(Thread.currentThread());
            end.complete(Optional.ofNullable(failure));
            inside.decrementAndGet();
        }

        private void enter() {
            if (inside.getAndIncrement() > 0) {
                wrong = "two threads at once";
            }
            if (end.isDone()) {
                wrong = "something after the end";
            }
        }

        void await(int size) throws InterruptedException {
            int now = 0;
            while (now < size) {
                Integer next = sizes.poll(60, TimeUnit.SECONDS);
                assertThat(next).as("more than %s bytes", now).isNotNull();
                now = next;
            }
        }

        Optional<IOException> awaitEnd() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void open() throws Exception {
        peer = sessions.client().open();
        stream = sessions.server().accept();
    }

    @AfterEach
    void close() {
        sessions.close();
        assertThat(received.wrong).isNull();
    }

    @Test
    void whatHasComeBeforeIsHandedOverFirst() throws Exception {
        peer.write(Sessions.bytes("before "));
        sessions.client().ping();

        stream.pushTo(received);
        assertThat(received.text()).isEqualTo("before ");
        peer.write(Sessions.bytes("after"));
        received.await(12);

        assertThat(received.text()).isEqualTo("before after");
    }

    @Test
    void anEndThatHasComeBeforeIsHandedOver() throws Exception {
        peer.write(Sessions.bytes("all"));
        peer.shutdownOutput();
        sessions.client().ping();

        stream.pushTo(received);

        assertThat(received.awaitEnd()).isEmpty();
        assertThat(received.text()).isEqualTo("all");
    }

    @Test
    void theEndComesBehindTheLastByte() throws Exception {
        stream.pushTo(received);
        peer.write(Sessions.bytes("all"));
        peer.shutdownOutput();

        assertThat(received.awaitEnd()).isEmpty();
        assertThat(received.text()).isEqualTo("all");
    }

    @Test
    void manyMegabytesPassThroughTheWindowWhoeverBegins() throws Exception {
        byte[] sent = new byte[20 << 20];
        new Random(1).nextBytes(sent);
        Thread writer = new Thread(() -> {
            try {
                peer.write(ByteBuffer.wrap(sent));
                peer.shutdownOutput();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        writer.start();
        // Not before something is there: beginning and arriving meet.
        while (!stream.hasReceived()) {
            Thread.onSpinWait();
        }
        stream.pushTo(received);

        assertThat(received.awaitEnd()).isEmpty();
        assertThat(received.bytes.toByteArray()).isEqualTo(sent);
        writer.join();
    }

    @Test
    void aResetIsTheEnd() throws Exception {
        stream.pushTo(received);
        peer.reset();
        assertThat(received.awaitEnd()).containsInstanceOf(StreamResetException.class);
    }

    @Test
    void theEndOfTheSessionIsTheEnd() throws Exception {
        stream.pushTo(received);
        sessions.client().close();
        assertThat(received.awaitEnd()).containsInstanceOf(SessionEndedException.class);
    }

    @Test
    void whoClosesIsNotKeptByTheReceiver() throws Exception {
        stream.pushTo(received);
        stream.close();
        assertThat(received.awaitEnd()).containsInstanceOf(ConnectionClosedException.class);
        assertThat(received.ender.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void whoResetsOrEndsTheSessionIsNotKeptByTheReceiver() throws Exception {
        stream.pushTo(received);
        Recorder ofPeer = new Recorder();
        peer.pushTo(ofPeer);
        peer.reset();
        sessions.server().close();
        assertThat(ofPeer.awaitEnd()).containsInstanceOf(ConnectionClosedException.class);
        assertThat(ofPeer.ender.get()).isNotEqualTo(Thread.currentThread());
        assertThat(received.awaitEnd()).isPresent();
        assertThat(received.ender.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void aStreamThatIsClosedAfterItsSessionHasAnEndToo() throws Exception {
        stream.pushTo(received);
        peer.shutdownOutput();
        assertThat(received.awaitEnd()).isEmpty();
        sessions.server().close();
        sessions.server().whenEnded().toCompletableFuture().get(60, TimeUnit.SECONDS);
        stream.close();
        Recorder late = new Recorder();
        assertThatThrownBy(() -> stream.pushTo(late)).isInstanceOf(IllegalStateException.class);
        peer.pushTo(late);
        assertThat(late.awaitEnd()).isPresent();
    }
}
