package dev.outboard.internal.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.BrokerException;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The host's side of a connection whose other end does what no broker does. */
class OddPeerTest {

    private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    private final Pipe pipe = Pipe.pair();
    private final YamuxSession peer = YamuxSession.server(pipe.first(), YamuxConfig.defaults());

    @AfterEach
    void close() {
        peer.close();
    }

    private MuxSession.OfHost host() throws Exception {
        MuxSettings settings = new MuxSettings(
                "the plugin odd",
                Duration.ofHours(1),
                new ThreadTimer("test-timer"),
                Optional::empty,
                warnings::add,
                (method, failure) -> {},
                null);
        MuxSession.OfHost host = MuxSession.ofHost(pipe.second(), settings);
        for (int i = 0; i < 3; i++) {
            assertThat(peer.accept(Deadline.never()).id()).isEqualTo(1 + 2 * i);
        }
        return host;
    }

    @Test
    void aStreamThatEndsWithinItsIdIsRefusedAndTheNextIsTaken() throws Exception {
        MuxSession.OfHost host = host();
        Connection mute = peer.open();
        mute.write(ByteBuffer.wrap(new byte[] {1, 0}));
        mute.shutdownOutput();
        assertThat(warnings.poll(100, TimeUnit.SECONDS))
                .contains("the plugin odd")
                .contains("for which broker id");

        Connection known = peer.open();
        known.write(ByteBuffer.wrap(new byte[] {2, 1, 0, 0}));
        assertThat(host.session().broker().accept(258)).isNotNull();
        ByteBuffer echo = ByteBuffer.allocate(4);
        while (echo.hasRemaining()) {
            assertThat(known.read(echo)).isPositive();
        }
        assertThat(echo.array()).containsExactly(2, 1, 0, 0);
    }

    @Test
    void anAnswerForAnotherIdIsNotTaken() throws Exception {
        MuxSession.OfHost host = host();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread dialler = new Thread(() -> {
            try {
                failure.completeExceptionally(
                        new AssertionError(host.session().broker().dial(5).toString()));
            } catch (BrokerException e) {
                failure.complete(e);
            }
        });
        dialler.start();
        peer.accept(Deadline.never()).write(ByteBuffer.wrap(new byte[] {6, 0, 0, 0}));

        assertThat(failure.get(100, TimeUnit.SECONDS))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("broker id 5 as if it were 6");
    }

    @Test
    void aPeerThatDialsWhatNobodyAcceptsIsRefusedAtSomePoint() throws Exception {
        MuxSession.OfHost host = host();
        for (int i = 0; i < Meetings.MAX_ARRIVALS; i++) {
            dialled(7);
        }
        SessionBroker broker = (SessionBroker) host.session().broker();
        for (long end = System.nanoTime() + 100_000_000_000L; broker.pending() < Meetings.MAX_ARRIVALS; ) {
            assertThat(System.nanoTime())
                    .as("how many have arrived: %s", broker.pending())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
        Connection one = dialled(8);
        Connection another = dialled(9);
        assertThatThrownBy(() -> one.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> another.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);

        assertThat(warnings.poll(100, TimeUnit.SECONDS))
                .contains("the plugin odd for broker id")
                .contains("512 wait already");
        assertThat(warnings).isEmpty();
        // One goes, and there is room for another.
        assertThat(broker.accept(7)).isNotNull();
        dialled(10);
        assertThat(broker.accept(10)).isNotNull();
    }

    private Connection dialled(int id) throws Exception {
        Connection stream = peer.open();
        stream.write(ByteBuffer.wrap(new byte[] {(byte) id, 0, 0, 0}));
        return stream;
    }

    @Test
    void aPeerThatDoesNotSpeakYamuxEndsTheSession() throws Exception {
        Pipe other = Pipe.pair();
        MuxSettings settings = new MuxSettings(
                "the plugin odd",
                Duration.ofHours(1),
                new ThreadTimer("test-timer"),
                Optional::empty,
                warnings::add,
                (method, failure) -> {},
                null);
        MuxSession.OfHost host = MuxSession.ofHost(other.second(), settings);
        other.first()
                .write(ByteBuffer.wrap(
                        "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThatThrownBy(() -> host.session().broker().dial(1)).isInstanceOf(BrokerException.class);
        other.first().close();
    }
}
