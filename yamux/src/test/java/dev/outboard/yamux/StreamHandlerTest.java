package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that are handed over as they come, and opening without waiting. */
class StreamHandlerTest {

    private final Pipe pipe = Pipe.pair();
    private final BlockingQueue<YamuxStream> arrived = new LinkedBlockingQueue<>();
    private final YamuxSession server = YamuxSession.server(
            pipe.first(), YamuxConfig.builder().acceptBacklog(2).build(), arrived::add);
    private final YamuxSession client = YamuxSession.client(
            pipe.second(), YamuxConfig.builder().acceptBacklog(2).build());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private YamuxStream next() throws InterruptedException {
        YamuxStream stream = arrived.poll(60, TimeUnit.SECONDS);
        assertThat(stream).as("a stream of the peer").isNotNull();
        return stream;
    }

    private static boolean accepted(YamuxStream stream) throws Exception {
        return stream.whenAccepted().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void theHandlerIsGivenThePeersStreamsInOrder() throws Exception {
        YamuxStream first = client.open();
        YamuxStream second = client.open();

        List<Integer> ids = List.of(next().id(), next().id());

        assertThat(ids).containsExactly(first.id(), second.id());
        assertThatThrownBy(() -> server.accept(Deadline.after(java.time.Duration.ofMillis(1))))
                .isInstanceOf(dev.outboard.net.TimeoutException.class);
    }

    /** Whatever the peer sends on another stream once it has opened one is read after the handler has had it. */
    @Test
    void theHandlerHasAStreamBeforeAnythingSentLaterIsRead() throws Exception {
        YamuxStream talk = client.open();
        YamuxStream heard = next();
        assertThat(heard.accept()).isTrue();
        for (int i = 0; i < 1_000; i++) {
            YamuxStream opened = client.open();
            talk.write(Sessions.bytes("x"));
            assertThat(heard.read(ByteBuffer.allocate(1))).isEqualTo(1);

            YamuxStream there = arrived.poll();

            assertThat(there).as("stream %s", opened.id()).isNotNull();
            there.reset();
            assertThat(accepted(opened)).isFalse();
        }
    }

    @Test
    void anOpenerLearnsWhetherItsStreamIsAccepted() throws Exception {
        YamuxStream wanted = client.open();
        YamuxStream unwanted = client.open();
        assertThat(wanted.whenAccepted().toCompletableFuture()).isNotDone();

        assertThat(next().accept()).isTrue();
        next().reset();

        assertThat(accepted(wanted)).isTrue();
        assertThat(accepted(unwanted)).isFalse();
    }

    @Test
    void anOpenerLearnsThatTheSessionEndedBefore() throws Exception {
        YamuxStream stream = client.open();
        server.close();
        assertThat(accepted(stream)).isFalse();
    }

    @Test
    void aStreamThatThePeerHasGivenUpIsNotAccepted() throws Exception {
        YamuxStream stream = client.open();
        YamuxStream there = next();
        stream.reset();
        client.ping();
        server.ping();
        assertThat(there.accept()).isFalse();
    }

    @Test
    void openingWithoutWaitingStopsAtTheBacklog() throws Exception {
        Thread.currentThread().interrupt();
        List<YamuxStream> opened = new ArrayList<>();
        opened.add(client.tryOpen().orElseThrow());
        opened.add(client.tryOpen().orElseThrow());
        assertThat(client.tryOpen()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();

        CompletableFuture<Boolean> first = opened.get(0).whenAccepted().toCompletableFuture();
        assertThat(next().accept()).isTrue();
        assertThat(first.get(60, TimeUnit.SECONDS)).isTrue();

        assertThat(client.tryOpen()).isPresent();
    }

    @Test
    void nothingIsOpenedOnASessionThatHasEnded() {
        client.close();
        assertThatThrownBy(client::tryOpen).isInstanceOf(SessionEndedException.class);
    }
}
