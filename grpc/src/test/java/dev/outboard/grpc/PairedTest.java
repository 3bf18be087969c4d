package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A server with one service, a channel to it, and the usual ways to use them. */
abstract class PairedTest {

    private static final int PATIENCE_SECONDS = 30;

    private final Pairing pairing;
    private @Nullable Server server;
    private @Nullable ManagedChannel channel;

    PairedTest(Pairing pairing) {
        this.pairing = pairing;
    }

    @AfterEach
    void stop() throws Exception {
        if (channel != null) {
            channel.shutdownNow();
            assertThat(channel.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("channel terminated")
                    .isTrue();
        }
        if (server != null) {
            server.shutdownNow();
            assertThat(server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("server terminated")
                    .isTrue();
        }
    }

    final <ReqT, RespT> void serve(MethodDescriptor<ReqT, RespT> method, ServerCallHandler<ReqT, RespT> handler)
            throws Exception {
        serveWith(ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(method, handler)
                .build());
    }

    final void serveEcho() throws Exception {
        serveWith(echoService());
    }

    final void serveWith(ServerServiceDefinition service, ServerInterceptor... interceptors) throws Exception {
        server = pairing.start(ServerInterceptors.intercept(service, interceptors));
        channel = pairing.connect(server);
    }

    static ServerServiceDefinition echoService() {
        return ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(TestMethods.UNARY, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(request);
                    answer.onCompleted();
                }))
                .addMethod(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo))
                .build();
    }

    final Server server() {
        return Objects.requireNonNull(server, "no server yet");
    }

    final ManagedChannel channel() {
        return Objects.requireNonNull(channel, "no channel yet");
    }

    final <ReqT, RespT> ClientCall<ReqT, RespT> call(MethodDescriptor<ReqT, RespT> method) {
        return channel().newCall(method, CallOptions.DEFAULT);
    }

    final byte[] unary(byte[] request) {
        return ClientCalls.blockingUnaryCall(channel(), TestMethods.UNARY, CallOptions.DEFAULT, request);
    }

    /** What a method answers to a request of no bytes. */
    final Status.Code answerTo(MethodDescriptor<byte[], byte[]> method) {
        try {
            ClientCalls.blockingUnaryCall(channel(), method, CallOptions.DEFAULT, new byte[0]);
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    static StreamObserver<byte[]> echo(StreamObserver<byte[]> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] message) {
                answers.onNext(message);
            }

            @Override
            public void onError(Throwable failure) {
                // The client is gone; there is nobody to answer.
            }

            @Override
            public void onCompleted() {
                answers.onCompleted();
            }
        };
    }

    /** Sends a call's metadata back as headers and as trailers. */
    static ServerInterceptor returnMetadata() {
        return new ServerInterceptor() {
            @Override
            public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                    ServerCall<ReqT, RespT> call, Metadata received, ServerCallHandler<ReqT, RespT> next) {
                return next.startCall(
                        new SimpleForwardingServerCall<ReqT, RespT>(call) {
                            @Override
                            public void sendHeaders(Metadata headers) {
                                headers.merge(received);
                                super.sendHeaders(headers);
                            }

                            @Override
                            public void close(Status status, Metadata trailers) {
                                trailers.merge(received);
                                super.close(status, trailers);
                            }
                        },
                        received);
            }
        };
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes nothing in. */
    static final class Ignoring implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    /** Counts a stream and answers with the sums. */
    static final class Counter implements StreamObserver<byte[]> {

        private final StreamObserver<byte[]> answer;
        private int messages;
        private long bytes;

        Counter(StreamObserver<byte[]> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(byte[] message) {
            messages++;
            bytes += message.length;
        }

        @Override
        public void onError(Throwable failure) {
            // The client is gone; there is nobody to answer.
        }

        @Override
        public void onCompleted() {
            answer.onNext(TestMethods.utf8(messages + " messages, " + bytes + " bytes"));
            answer.onCompleted();
        }
    }

    /** A stream of answers to wait for. */
    static final class BlockingStream implements StreamObserver<byte[]> {

        /** Messages, and last how the stream ended. */
        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

        @Override
        public void onNext(byte[] message) {
            events.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            events.add(Status.fromThrowable(failure).getCode());
        }

        @Override
        public void onCompleted() {
            events.add(Status.Code.OK);
        }

        byte[] next() throws InterruptedException {
            Object event = take();
            assertThat(event).as("a message").isInstanceOf(byte[].class);
            return (byte[]) event;
        }

        Status.Code end() throws InterruptedException {
            Object event = take();
            assertThat(event).as("the end").isInstanceOf(Status.Code.class);
            return (Status.Code) event;
        }

        private Object take() throws InterruptedException {
            Object event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event within %s s", PATIENCE_SECONDS).isNotNull();
            return Objects.requireNonNull(event);
        }
    }
}
