package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Pipe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who writes, when, and in how many system calls. */
class WritePathTest {

    private static final Headers REQUEST = ExchangeTest.REQUEST;
    private static final Headers RESPONSE = ExchangeTest.RESPONSE;

    @Test
    void aRequestIsOneWriteAndSoIsItsReply() throws Exception {
        Pipe pipe = Pipe.pair();
        CountingConnection clientSide = new CountingConnection(pipe.first());
        CountingConnection serverSide = new CountingConnection(pipe.second());
        RecordingServer requests = new RecordingServer();
        RecordingServer listener = new RecordingServer();
        Http2Connection server = Http2Connection.server(serverSide, Http2Options.defaults(), requests);
        Http2Connection client = Http2Connection.client(clientSide, Http2Options.defaults(), listener);
        server.start();
        client.start();
        exchange(client, requests);
        assertThat(listener.nextEvent() + requests.nextEvent()).isEqualTo("readyready");
        roundTrip(client);
        roundTrip(server);
        int clientBefore = clientSide.writes.get();
        int serverBefore = serverSide.writes.get();
        for (int i = 0; i < 100; i++) {
            exchange(client, requests);
        }
        assertThat(clientSide.writes.get() - clientBefore).isEqualTo(100);
        assertThat(serverSide.writes.get() - serverBefore).isEqualTo(100);
        client.close();
        server.close();
    }

    /** When this is over, the other side has sent everything that it had to send before. */
    private static void roundTrip(Http2Connection connection) throws Exception {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        connection.ping(new PingListener() {
            @Override
            public void onAck(long roundTripNanos) {
                answer.complete(roundTripNanos);
            }

            @Override
            public void onConnectionEnd(ConnectionEndedException end) {
                answer.completeExceptionally(end);
            }
        });
        answer.get(20, TimeUnit.SECONDS);
    }

    private static void exchange(Http2Connection client, RecordingServer requests) throws Exception {
        RecordingStream call = new RecordingStream();
        call.setStream(client.open(REQUEST, false, call));
        call.stream().data(new byte[20], 0, 20, true);
        call.stream().flush();
        RecordingStream request = requests.nextStream();
        while (!request.next().endsWith(" end")) {
            // The request's headers.
        }
        request.stream().headers(RESPONSE, false);
        request.stream().data(new byte[20], 0, 20, false);
        request.stream().headers(ExchangeTest.TRAILERS, true);
        request.stream().flush();
        while (!call.next().endsWith(" end")) {
            // The response's headers and data.
        }
    }

    @Test
    void repliesThatTheReaderMakesInOneBatchLeaveTogether() throws Exception {
        Pipe pipe = Pipe.pair(1 << 20);
        CountingConnection serverSide = new CountingConnection(pipe.second());
        RecordingServer requests = new RecordingServer() {
            @Override
            public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
                stream.headers(RESPONSE, true);
                stream.flush();
                return super.onStream(stream, request, end);
            }
        };
        Http2Connection server = Http2Connection.server(serverSide, Http2Options.defaults(), requests);
        server.start();
        FramePeer client = new FramePeer(pipe.first()).beginAsClient();
        client.framesUntilPing();
        int before = serverSide.writes.get();
        FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
        ByteBuffer batch = ByteBuffer.allocate(10_000);
        for (int i = 1; i < 40; i += 2) {
            batch.put(writer.headers(i, REQUEST, true));
        }
        client.send(batch.flip());
        for (int i = 1; i < 40; i += 2) {
            assertThat(client.expect(Frame.HeaderBlock.class).streamId()).isEqualTo(i);
        }
        assertThat(serverSide.writes.get() - before).isEqualTo(1);
        server.close();
    }

    @Test
    void neitherReaderNorCallerWaitsForAPeerThatDoesNotRead() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        CountingConnection serverSide = new CountingConnection(pipe.second());
        RecordingServer requests = new RecordingServer();
        Http2Connection server = Http2Connection.server(serverSide, Http2Options.defaults(), requests);
        server.start();
        FramePeer client = new FramePeer(pipe.first()).beginAsClient();
        client.headers(1, false, REQUEST);
        RecordingStream request = requests.nextStream();
        request.stream().headers(RESPONSE, false);
        request.stream().data(new byte[50_000], 0, 50_000, false);
        request.stream().flush();
        for (int i = 0; i < 200; i++) {
            client.ping(false, i);
            client.data(1, 10, false);
        }
        request.next();
        while (request.bodyBytes().length < 2000) {
            assertThat(request.next()).startsWith("data ");
        }
        serverSide.awaitWaitingWriter();
        for (int i = 0; i < 200; i++) {
            assertThat(client.expect(Frame.Ping.class)).isEqualTo(new Frame.Ping(true, i));
        }
        assertThat(serverSide.waitingWriters).containsExactly("outboard-http2-server-writer-local:pipe-first");
        server.close();
    }

    @Test
    void theUserIsToldWhenToWriteAgain() throws Exception {
        Pipe pipe = Pipe.pair(1 << 20);
        RecordingServer requests = new RecordingServer();
        Http2Connection server = Http2Connection.server(
                pipe.second(), Http2Options.builder().writableThreshold(1000).build(), requests);
        server.start();
        FramePeer client = new FramePeer(pipe.first()).beginAsClient(new Setting(Setting.INITIAL_WINDOW_SIZE, 0));
        client.headers(1, true, REQUEST);
        RecordingStream request = requests.nextStream();
        request.next();
        request.stream().headers(RESPONSE, false);
        request.stream().data(new byte[3000], 0, 3000, false);
        request.stream().flush();
        client.windowUpdate(1, 2000);
        client.expect(Frame.Data.class);
        assertThat(request.stream().queuedBytes()).isEqualTo(1000);
        client.framesUntilPing();
        assertThat(request.rest()).doesNotContain("writable");
        client.windowUpdate(1, 1);
        assertThat(request.next()).isEqualTo("writable");
        server.close();
    }

    @Test
    void theThreadsEndWithTheConnection() throws Exception {
        Pipe pipe = Pipe.pair(1000);
        RecordingServer requests = new RecordingServer();
        CountingConnection serverSide = new CountingConnection(pipe.second());
        Http2Connection server = Http2Connection.server(serverSide, Http2Options.defaults(), requests);
        server.start();
        FramePeer client = new FramePeer(pipe.first()).beginAsClient();
        client.headers(1, true, REQUEST);
        Http2Stream stream = requests.nextStream().stream();
        stream.headers(RESPONSE, false);
        stream.data(new byte[50_000], 0, 50_000, true);
        stream.flush();
        client.expect(Frame.HeaderBlock.class);
        List<Thread> threads = threadsOf("outboard-http2-server-");
        assertThat(threads).hasSizeBetween(1, 2).allMatch(Thread::isDaemon);
        server.close();
        requests.awaitEnd();
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> threadsOf(String prefix) {
        List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith(prefix));
        return threads;
    }
}
