package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Pipe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many threads write streams of random sizes at once, reset some, and read slowly. What is echoed must come back in order and
 * whole, and nothing may be left behind.
 */
class StressTest {

    private static final int THREADS = 8;
    private static final int STREAMS_PER_THREAD = 60;

    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final AtomicInteger resets = new AtomicInteger();

    @AfterEach
    void stopReading() {
        reader.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsEchoedComesBackInOrderAndWhole(long seed) throws Exception {
        Pipe pipe = Pipe.pair(seed % 2 == 0 ? 3000 : 64 * 1024);
        Http2Options options = Http2Options.builder()
                .initialWindowSize(20_000)
                .connectionWindowSize(70_000)
                .maxUnreadBytes(seed == 3 ? 0 : 50_000)
                .maxConcurrentStreams(seed == 4 ? 3 : 1000)
                .writableThreshold(10_000)
                .build();
        RecordingServer serverEnd = new RecordingServer() {
            @Override
            public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
                stream.headers(ExchangeTest.RESPONSE, false);
                return new Echo(stream);
            }
        };
        RecordingServer clientEnd = new RecordingServer();
        Http2Connection server = Http2Connection.server(pipe.second(), options, serverEnd);
        Http2Connection client = Http2Connection.client(pipe.first(), options, clientEnd);
        server.start();
        client.start();
        if (seed == 4) {
            // A client that does not know of the limit yet may break it, and would be refused.
            assertThat(clientEnd.nextEvent()).isEqualTo("ready");
        }

        CountDownLatch done = new CountDownLatch(THREADS);
        CompletableFuture<Void> failure = new CompletableFuture<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(seed * 1000 + t);
            Thread thread = new Thread(() -> {
                try {
                    run(client, random);
                    done.countDown();
                } catch (Throwable e) {
                    failure.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        while (!done.await(10, TimeUnit.MILLISECONDS)) {
            failure.getNow(null);
        }
        assertThat(resets).hasPositiveValue();
        client.shutdown();
        assertThat(clientEnd.awaitEnd().reason()).isEqualTo(ConnectionEndedException.Reason.SHUT_DOWN);
        assertThat(serverEnd.awaitEnd().reason()).isEqualTo(ConnectionEndedException.Reason.PEER_CLOSED);
    }

    private void run(Http2Connection client, Random random) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < STREAMS_PER_THREAD; i++) {
            Call call = new Call(random.nextInt(), reader);
            call.start(client, random);
            calls.add(call);
            if (random.nextInt(10) == 0) {
                call.stream().reset(ErrorCode.CANCEL);
                calls.remove(call);
                resets.incrementAndGet();
            }
        }
        for (Call call : calls) {
            assertThat(call.received.get(60, TimeUnit.SECONDS)).isEqualTo(call.size);
        }
    }

    /** Sends what a generator says, and checks that the same comes back. */
    private static final class Call implements StreamListener {

        private final int seed;
        private final Executor reader;
        private final Random expected;
        private final CompletableFuture<Integer> received = new CompletableFuture<>();
        private final CompletableFuture<Http2Stream> opened = new CompletableFuture<>();
        private int size;
        private int count;

        Call(int seed, Executor reader) {
            this.seed = seed;
            this.reader = reader;
            expected = new Random(seed);
        }

        Http2Stream stream() {
            return opened.join();
        }

        void start(Http2Connection client, Random random) throws ConnectionEndedException {
            Http2Stream stream = client.open(ExchangeTest.REQUEST, false, this);
            opened.complete(stream);
            Random content = new Random(seed);
            int pieces = random.nextInt(6);
            for (int i = 0; i < pieces; i++) {
                byte[] piece = new byte[random.nextInt(random.nextInt(20) == 0 ? 60_000 : 3000)];
                for (int j = 0; j < piece.length; j++) {
                    piece[j] = (byte) content.nextInt();
                }
                stream.data(piece, 0, piece.length, false);
                size += piece.length;
                if (random.nextBoolean()) {
                    stream.flush();
                }
            }
            if (random.nextBoolean()) {
                stream.headers(ExchangeTest.TRAILERS, true);
            } else {
                stream.data(new byte[0], 0, 0, true);
            }
            stream.flush();
        }

        @Override
        public void onHeaders(Headers headers, boolean end) {
            if (end) {
                received.complete(count);
            }
        }

        @Override
        public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
            while (data.hasRemaining()) {
                count++;
                if (data.get() != (byte) expected.nextInt()) {
                    received.completeExceptionally(new AssertionError("Octet " + count + " differs"));
                }
            }
            reader.execute(() -> stream().consumed(flowControlledBytes));
            if (end) {
                received.complete(count);
            }
        }

        @Override
        public void onReset(StreamReset reset) {
            received.completeExceptionally(new AssertionError(reset.toString()));
        }

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {
            received.completeExceptionally(end);
        }
    }

    private record Echo(Http2Stream stream) implements StreamListener {

        @Override
        public void onHeaders(Headers headers, boolean end) {
            stream.headers(headers, true);
        }

        @Override
        public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            stream.data(bytes, 0, bytes.length, end);
            stream.consumed(flowControlledBytes);
        }

        @Override
        public void onReset(StreamReset reset) {}

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {}

        @Override
        public void onBatchEnd() {
            stream.flush();
        }
    }
}
