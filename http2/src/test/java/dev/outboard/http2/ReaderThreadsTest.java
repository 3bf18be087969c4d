package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Pipe;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who reads a connection, and what an end that a reader sees says. */
class ReaderThreadsTest {

    private final Pipe pipe = Pipe.pair();
    private final RecordingServer client = new RecordingServer();
    private final RecordingServer server = new RecordingServer();

    private static Http2Options readBy(Executor readers) {
        return Http2Options.builder().readers(readers).build();
    }

    @Test
    void aConnectionIsReadWhereItsOptionsSayUntilItsEnd() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<String> readers = new CompletableFuture<>();
        Http2Connection clientSide = Http2Connection.client(
                pipe.first(),
                readBy(task -> new Thread(
                                () -> {
                                    readers.complete(Thread.currentThread().getName());
                                    task.run();
                                    done.countDown();
                                },
                                "shared-reader")
                        .start()),
                client);
        Http2Connection serverSide = Http2Connection.server(pipe.second(), Http2Options.defaults(), server);
        serverSide.start();
        clientSide.start();
        RecordingStream call = new RecordingStream();
        call.setStream(clientSide.open(ExchangeTest.REQUEST, true, call));
        call.stream().flush();
        RecordingStream request = server.nextStream();
        request.stream().headers(ExchangeTest.RESPONSE, true);
        request.stream().flush();
        assertThat(call.next()).isEqualTo("headers " + ExchangeTest.RESPONSE + " end");
        assertThat(readers.get(20, TimeUnit.SECONDS)).isEqualTo("shared-reader");
        assertThat(done.getCount()).isEqualTo(1);

        serverSide.close();

        client.awaitEnd();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutAThreadForItsReaderAConnectionEndsAndSaysSo() throws Exception {
        Http2Connection connection = Http2Connection.client(
                pipe.first(),
                readBy(task -> {
                    throw new RejectedExecutionException("no thread left");
                }),
                client);

        assertThatThrownBy(connection::start)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("no thread left");

        assertThat(client.awaitEnd().reason()).isEqualTo(Reason.INTERNAL);
        assertThat(connection.isOpen()).isFalse();
        assertThatThrownBy(() -> connection.open(ExchangeTest.REQUEST, true, new RecordingStream()))
                .hasMessageContaining("no thread left");
    }

    @Test
    void whoUsesAConnectionThatHasEndedSeesTheOwnStack() throws Exception {
        Http2Connection connection = Http2Connection.client(pipe.first(), Http2Options.defaults(), client);
        connection.start();
        pipe.second().close();
        client.awaitEnd();

        assertThatThrownBy(() -> connection.open(ExchangeTest.REQUEST, true, new RecordingStream()))
                .isInstanceOf(ConnectionEndedException.class)
                .satisfies(failure -> assertThat(Arrays.toString(failure.getStackTrace()))
                        .contains("whoUsesAConnectionThatHasEndedSeesTheOwnStack"));
    }
}
