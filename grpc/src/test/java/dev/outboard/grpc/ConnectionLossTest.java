package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.net.Pipe;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks at every byte there is. */
final class ConnectionLossTest {

    private static final long NEVER = Long.MAX_VALUE;

    /** How many calls the server's application was told of, their beginning and their end. */
    private final AtomicInteger serverEnds = new AtomicInteger();

    private final AtomicInteger serverBegins = new AtomicInteger();

    private @Nullable GrpcServer server;

    @BeforeEach
    void start() {
        server = GrpcServer.builder()
                .addService(ServerServiceDefinition.builder(TestMethods.SERVICE)
                        .addMethod(TestMethods.BIDI, (call, headers) -> {
                            serverBegins.incrementAndGet();
                            call.request(10);
                            call.sendHeaders(new Metadata());
                            return new EchoListener(call);
                        })
                        .build())
                .build()
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(server().shutdown().awaitTermination(30, TimeUnit.SECONDS))
                .as("no connection is left")
                .isTrue();
        Poll.until(() -> serverEnds.get() == serverBegins.get(), "every call that began has ended");
    }

    private final class EchoListener extends ServerCall.Listener<byte[]> {

        private final ServerCall<byte[], byte[]> call;

        EchoListener(ServerCall<byte[], byte[]> call) {
            this.call = call;
        }

        @Override
        public void onMessage(byte[] message) {
            call.sendMessage(message);
        }

        @Override
        public void onHalfClose() {
            call.close(Status.OK, new Metadata());
        }

        @Override
        public void onCancel() {
            serverEnds.incrementAndGet();
        }

        @Override
        public void onComplete() {
            serverEnds.incrementAndGet();
        }
    }

    @Test
    void aCutAtAnyByteTheClientSendsFailsTheCallOrComesTooLate() throws Exception {
        long total = call(NEVER, NEVER).written();
        assertThat(total).isBetween(100L, 5000L);

        for (long cut = 0; cut < total; cut++) {
            check(call(cut, NEVER), cut);
        }
    }

    @Test
    void aCutAtAnyByteTheClientReadsFailsTheCallOrComesTooLate() throws Exception {
        long total = call(NEVER, NEVER).read();
        assertThat(total).isBetween(100L, 5000L);

        for (long cut = 0; cut < total; cut++) {
            check(call(NEVER, cut), cut);
        }
    }

    @Test
    void allPendingCallsFailAtOnceWithTheCause() throws Exception {
        Pipe pipe = Pipe.pair();
        server().serve(pipe.second());
        GrpcChannel channel = GrpcChannel.over(pipe.first()).start();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(begin(channel));
        }
        outcomes.forEach(Outcome::awaitFirst);

        pipe.second().close();

        for (Outcome outcome : outcomes) {
            Status status = outcome.status();
            assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(status.getDescription()).isNotEmpty();
            assertThat(status.getCause()).isInstanceOf(ConnectionEndedException.class);
        }
        Outcome late = begin(channel);
        assertThat(late.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(channel.getState(false)).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
    }

    @Test
    void theOwnerOfTheConnectionCanSayBetterWhatHappened() throws Exception {
        Pipe pipe = Pipe.pair();
        server().serve(pipe.second());
        List<String> askedOn = new ArrayList<>();
        GrpcChannel channel = GrpcChannel.over(pipe.first())
                .executor(task -> new Thread(task, "of the call").start())
                .connectionStatus(end -> {
                    askedOn.add(Thread.currentThread().getName());
                    return CompletableFuture.completedStage(Status.ABORTED
                            .withDescription("the plugin exited with status 3")
                            .withCause(end));
                })
                .start();
        Outcome pending = begin(channel);
        pending.awaitFirst();

        pipe.second().close();

        assertThat(pending.status().getDescription()).isEqualTo("the plugin exited with status 3");
        assertThat(begin(channel).status().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(askedOn).containsExactly("of the call", "of the call");
        assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallEndsWhenItIsKnownWhatHappenedAndKeepsNoThreadUntilThen() throws Exception {
        Pipe pipe = Pipe.pair();
        server().serve(pipe.second());
        CompletableFuture<Status> known = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(2);
        GrpcChannel channel = GrpcChannel.over(pipe.first())
                .executor(Runnable::run)
                .connectionStatus(end -> {
                    asked.countDown();
                    return known;
                })
                .start();
        List<Outcome> pending = List.of(begin(channel), begin(channel));
        for (Outcome each : pending) {
            each.awaitFirst();
        }

        pipe.second().close();

        // Both are asked by one thread, the reader, so the first has not waited there.
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pending).noneMatch(Outcome::isOver);
        known.complete(Status.ABORTED.withDescription("the plugin exited with status 3"));
        for (Outcome each : pending) {
            assertThat(each.status().getDescription()).isEqualTo("the plugin exited with status 3");
        }
    }

    @Test
    void anExplanationThatFailsIsReplacedByWhatTheConnectionKnows() throws Exception {
        Pipe pipe = Pipe.pair();
        server().serve(pipe.second());
        CompletableFuture<Status> known = new CompletableFuture<>();
        GrpcChannel channel =
                GrpcChannel.over(pipe.first()).connectionStatus(end -> known).start();
        Outcome pending = begin(channel);
        pending.awaitFirst();

        pipe.second().close();
        known.completeExceptionally(new IllegalStateException("nobody knows"));

        assertThat(pending.status().getCause()).isInstanceOf(ConnectionEndedException.class);
    }

    private void check(Result result, long cut) throws Exception {
        assertThat(result.status().getCode())
                .as("cut at %s: %s", cut, result.status())
                .isIn(Status.Code.OK, Status.Code.UNAVAILABLE);
        if (result.status().isOk()) {
            assertThat(result.messages())
                    .as("messages of a call that is OK, cut at %s", cut)
                    .isEqualTo(2);
        }
    }

    private record Result(Status status, int messages, long written, long read) {}

    private Result call(long maxWritten, long maxRead) throws Exception {
        Pipe pipe = Pipe.pair();
        CuttingConnection connection = new CuttingConnection(pipe.first(), maxWritten, maxRead);
        server().serve(pipe.second());
        GrpcChannel channel = GrpcChannel.over(connection).start();
        Outcome outcome = begin(channel);
        outcome.call.sendMessage(TestMethods.utf8("a second message"));
        outcome.call.halfClose();
        Status status = outcome.status();
        channel.shutdownNow();
        assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return new Result(status, outcome.messages, connection.written.get(), connection.read.get());
    }

    private static Outcome begin(GrpcChannel channel) {
        Outcome outcome = new Outcome(channel.newCall(TestMethods.BIDI, CallOptions.DEFAULT));
        outcome.call.start(outcome, new Metadata());
        outcome.call.request(10);
        outcome.call.sendMessage(TestMethods.utf8("a first message"));
        return outcome;
    }

    private GrpcServer server() {
        return Objects.requireNonNull(server);
    }

    /** How a call went. */
    private static final class Outcome extends ClientCall.Listener<byte[]> {

        private final ClientCall<byte[], byte[]> call;
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile int messages;
        private volatile @Nullable Status status;

        Outcome(ClientCall<byte[], byte[]> call) {
            this.call = call;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one event at a time
        public void onMessage(byte[] message) {
            messages++;
            first.countDown();
        }

        @Override
        public void onClose(Status received, Metadata trailers) {
            status = received;
            closed.countDown();
        }

        void awaitFirst() {
            assertThat(PairedTest.await(first)).isTrue();
        }

        boolean isOver() {
            return closed.getCount() == 0;
        }

        Status status() {
            assertThat(PairedTest.await(closed)).as("the call ends").isTrue();
            return Objects.requireNonNull(status);
        }
    }
}
