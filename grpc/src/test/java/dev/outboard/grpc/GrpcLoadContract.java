package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What holds for many calls, slow readers and shutdowns, between any client and any server. */
abstract class GrpcLoadContract extends PairedTest {

    GrpcLoadContract(Pairing pairing) {
        super(pairing);
    }

    // ---- back-pressure

    @Test
    void aServerIsHeldBackByAClientThatDoesNotRequest() throws Exception {
        Flood.FromServer flood = new Flood.FromServer(2000);
        serveWith(echoAnd(TestMethods.SERVER_STREAMING, flood));
        ClientCall<byte[], byte[]> call = call(TestMethods.SERVER_STREAMING);
        Flood.Receiver receiver = new Flood.Receiver(call);
        start(call, receiver);
        call.request(1);
        receiver.awaitFirst();
        settle();
        assertThat(flood.sent.get())
                .as("messages sent to a client that has requested one")
                .isLessThan(2000);
        assertThat(receiver.received).hasValue(1);

        receiver.takeAll();

        assertThat(receiver.status().getCode()).isEqualTo(Status.Code.OK);
        assertThat(receiver.received).hasValue(2000);
    }

    @Test
    void aClientIsHeldBackByAServerThatDoesNotRequest() throws Exception {
        CompletableFuture<ServerCall<byte[], byte[]>> begun = new CompletableFuture<>();
        AtomicInteger received = new AtomicInteger();
        serveWith(echoAnd(TestMethods.CLIENT_STREAMING, (call, headers) -> {
            begun.complete(call);
            return new ServerCall.Listener<>() {
                @Override
                public void onMessage(byte[] message) {
                    received.incrementAndGet();
                }

                @Override
                public void onHalfClose() {
                    call.sendHeaders(new Metadata());
                    call.sendMessage(new byte[0]);
                    call.close(Status.OK, new Metadata());
                }
            };
        }));
        ClientCall<byte[], byte[]> call = call(TestMethods.CLIENT_STREAMING);
        Flood.FromClient flood = new Flood.FromClient(call, 2000);
        call.start(flood, new Metadata());
        call.request(2);
        ServerCall<byte[], byte[]> server = begun.get(30, TimeUnit.SECONDS);
        server.request(1);
        settle();
        assertThat(flood.sent.get())
                .as("messages sent to a server that has requested one")
                .isLessThan(2000);

        server.request(3000);

        assertThat(flood.status().getCode()).isEqualTo(Status.Code.OK);
        assertThat(received).hasValue(2000);
    }

    @Test
    void streamsNobodyReadsDoNotStallTheirSiblings() throws Exception {
        Flood.FromServer flood = new Flood.FromServer(100_000);
        serveWith(echoAnd(TestMethods.SERVER_STREAMING, flood));
        List<ClientCall<byte[], byte[]>> stalled = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ClientCall<byte[], byte[]> call = call(TestMethods.SERVER_STREAMING);
            start(call, new Flood.Receiver(call));
            stalled.add(call);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(unary(random(100_000))).hasSize(100_000);
        }
        stalled.forEach(call -> call.cancel("done", null));
    }

    private static ServerServiceDefinition echoAnd(
            MethodDescriptor<byte[], byte[]> method, ServerCallHandler<byte[], byte[]> handler) {
        return ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(method, handler)
                .addMethod(TestMethods.UNARY, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(request);
                    answer.onCompleted();
                }))
                .build();
    }

    private static void start(ClientCall<byte[], byte[]> call, ClientCall.Listener<byte[]> listener) {
        call.start(listener, new Metadata());
        call.sendMessage(new byte[0]);
        call.halfClose();
    }

    /** Gives a sender that is not held back the time to send everything. */
    private void settle() {
        for (int i = 0; i < 100; i++) {
            assertThat(unary(new byte[10_000])).hasSize(10_000);
        }
    }

    // ---- many calls

    @Test
    void tenThousandStreamsLiveAtOnce() throws Exception {
        serve(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo));
        int count = 10_000;
        CountDownLatch answered = new CountDownLatch(count);
        CountDownLatch completed = new CountDownLatch(count);
        List<StreamObserver<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StreamObserver<byte[]> request =
                    ClientCalls.asyncBidiStreamingCall(call(TestMethods.BIDI), new StreamObserver<>() {
                        @Override
                        public void onNext(byte[] message) {
                            answered.countDown();
                        }

                        @Override
                        public void onError(Throwable failure) {
                            throw new AssertionError(failure);
                        }

                        @Override
                        public void onCompleted() {
                            completed.countDown();
                        }
                    });
            request.onNext(new byte[10]);
            requests.add(request);
        }
        assertThat(await(answered))
                .as("all answered, %s missing", answered.getCount())
                .isTrue();

        requests.forEach(StreamObserver::onCompleted);

        assertThat(await(completed))
                .as("all completed, %s missing", completed.getCount())
                .isTrue();
    }

    @Test
    void aStormOfCancellationsLeavesTheConnectionWell() throws Exception {
        serveEcho();
        Random random = new Random(42);
        CountDownLatch closed = new CountDownLatch(1500);
        for (int i = 0; i < 1500; i++) {
            ClientCall<byte[], byte[]> call = call(TestMethods.BIDI);
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            closed.countDown();
                        }
                    },
                    new Metadata());
            call.request(random.nextInt(3));
            if (random.nextBoolean()) {
                call.sendMessage(new byte[random.nextInt(30_000)]);
            }
            if (random.nextBoolean()) {
                call.halfClose();
            }
            call.cancel("storm", null);
        }
        assertThat(await(closed))
                .as("all closed, %s missing", closed.getCount())
                .isTrue();

        for (int i = 0; i < 20; i++) {
            assertThat(unary(random(200_000))).hasSize(200_000);
        }
    }

    @Test
    void manyThreadsCallAtOnce() throws Exception {
        serveEcho();
        List<Thread> callers = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int t = 0; t < 16; t++) {
            int seed = t;
            Thread caller = new Thread(() -> {
                Random random = new Random(seed);
                for (int i = 0; i < 100; i++) {
                    byte[] message = new byte[random.nextInt(2000)];
                    random.nextBytes(message);
                    if (Arrays.equals(unary(message), message)) {
                        right.incrementAndGet();
                    }
                }
            });
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join(60_000);
        }

        assertThat(right).hasValue(16 * 100);
    }

    // ---- shutdown

    @Test
    void aServersShutdownLetsCallsFinishAndTakesNoNewOnes() throws Exception {
        serve(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo));
        BlockingStream answers = new BlockingStream();
        StreamObserver<byte[]> requests = ClientCalls.asyncBidiStreamingCall(call(TestMethods.BIDI), answers);
        requests.onNext(new byte[1]);
        assertThat(answers.next()).hasSize(1);

        server().shutdown();

        assertThat(server().isShutdown()).isTrue();
        assertThat(server().isTerminated()).isFalse();
        requests.onNext(new byte[2]);
        assertThat(answers.next()).hasSize(2);
        requests.onCompleted();
        assertThat(answers.end()).isEqualTo(Status.Code.OK);
        assertThat(server().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answerTo(TestMethods.UNARY)).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aServersHardShutdownFailsCallsAtOnce() throws Exception {
        serve(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo));
        BlockingStream answers = new BlockingStream();
        StreamObserver<byte[]> requests = ClientCalls.asyncBidiStreamingCall(call(TestMethods.BIDI), answers);
        requests.onNext(new byte[1]);
        assertThat(answers.next()).hasSize(1);

        server().shutdownNow();

        assertThat(answers.end()).isIn(Status.Code.UNAVAILABLE, Status.Code.CANCELLED);
    }

    @Test
    void aChannelsShutdownLetsCallsFinishAndTakesNoNewOnes() throws Exception {
        serve(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo));
        BlockingStream answers = new BlockingStream();
        StreamObserver<byte[]> requests = ClientCalls.asyncBidiStreamingCall(call(TestMethods.BIDI), answers);
        requests.onNext(new byte[1]);
        assertThat(answers.next()).hasSize(1);

        channel().shutdown();

        assertThat(channel().isShutdown()).isTrue();
        assertThat(answerTo(TestMethods.UNARY)).isEqualTo(Status.Code.UNAVAILABLE);
        requests.onNext(new byte[2]);
        assertThat(answers.next()).hasSize(2);
        requests.onCompleted();
        assertThat(answers.end()).isEqualTo(Status.Code.OK);
        assertThat(channel().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aChannelsHardShutdownFailsCallsAtOnceAndCancelsTheServers() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        serve(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(answer -> {
            Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
            answer.onNext(new byte[1]);
            return new Ignoring();
        }));
        BlockingStream answers = new BlockingStream();
        ClientCalls.asyncBidiStreamingCall(call(TestMethods.BIDI), answers).onNext(new byte[1]);
        assertThat(answers.next()).hasSize(1);

        channel().shutdownNow();

        assertThat(answers.end()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(await(cancelled)).isTrue();
    }
}
