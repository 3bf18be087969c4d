package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outboard.net.Pipe;
import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GrpcChannelTest {

    private static final Metadata.Key<String> TEXT = Metadata.Key.of("text", Metadata.ASCII_STRING_MARSHALLER);

    private final Pipe pipe = Pipe.pair();
    private final AtomicReference<Metadata> received = new AtomicReference<>();
    private final AtomicReference<String> authority = new AtomicReference<>();
    private final GrpcServer server = GrpcServer.builder()
            .intercept(new ServerInterceptor() {
                @Override
                public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                        ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
                    received.set(headers);
                    authority.set(call.getAuthority());
                    return next.startCall(call, headers);
                }
            })
            .addService(service())
            .build()
            .start();
    private @Nullable GrpcChannel channel;

    private static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(TestMethods.GREET, ServerCalls.asyncUnaryCall((name, answer) -> {
                    answer.onNext("Hello " + name);
                    answer.onCompleted();
                }))
                .addMethod(TestMethods.BIDI, ServerCalls.asyncBidiStreamingCall(PairedTest::echo))
                .addMethod(TestMethods.CLIENT_STREAMING, (call, headers) -> {
                    call.request(1);
                    call.sendHeaders(new Metadata());
                    return new ServerCall.Listener<>() {};
                })
                .build();
    }

    private GrpcChannel start(GrpcChannel.Builder builder) {
        server.serve(pipe.second());
        GrpcChannel started = builder.start();
        channel = started;
        return started;
    }

    @AfterEach
    void stop() throws Exception {
        if (channel != null) {
            assertThat(channel.shutdownNow().awaitTermination(30, TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(server.shutdownNow().awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callsNameTheirAuthorityAndUserAgent() {
        GrpcChannel plain =
                start(GrpcChannel.over(pipe.first()).authority("example:1").userAgent("tester/1"));
        greet(plain, CallOptions.DEFAULT);
        assertThat(authority).hasValue("example:1");
        assertThat(text("user-agent")).isEqualTo("tester/1");

        greet(plain, CallOptions.DEFAULT.withAuthority("other"));
        assertThat(authority).hasValue("other");
        assertThat(plain.authority()).isEqualTo("example:1");
    }

    @Test
    void theAuthorityIsLocalhostUnlessSaidOtherwise() {
        greet(start(GrpcChannel.over(pipe.first())), CallOptions.DEFAULT);

        assertThat(authority).hasValue("localhost");
    }

    @Test
    void callbacksOfCallsWithoutAnExecutorRunOnTheChannelsThreads() throws Exception {
        assertThat(callbackThread(start(GrpcChannel.over(pipe.first())), CallOptions.DEFAULT))
                .startsWith("outboard-grpc-callback-");
    }

    @Test
    void callbacksRunOnTheChannelsExecutorOrTheCalls() throws Exception {
        GrpcChannel own = start(GrpcChannel.over(pipe.first()).executor(named("channel's")));

        assertThat(callbackThread(own, CallOptions.DEFAULT)).isEqualTo("channel's");
        assertThat(callbackThread(own, CallOptions.DEFAULT.withExecutor(named("call's"))))
                .isEqualTo("call's");
        assertThat(callbackThread(own, CallOptions.DEFAULT.withExecutor(Runnable::run)))
                .startsWith("outboard-http2-");
    }

    @Test
    void callbacksRunInTheContextOfTheCall() throws Exception {
        Context.Key<String> key = Context.key("test");
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        CompletableFuture<String> seen = new CompletableFuture<>();

        Context.current()
                .withValue(key, "the call's")
                .run(() -> ClientCalls.asyncUnaryCall(
                        plain.newCall(TestMethods.GREET, CallOptions.DEFAULT), "x", new StreamObserver<>() {
                            @Override
                            public void onNext(String value) {
                                seen.complete(key.get());
                            }

                            @Override
                            public void onError(Throwable failure) {
                                seen.completeExceptionally(failure);
                            }

                            @Override
                            public void onCompleted() {}
                        }));

        assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("the call's");
    }

    @Test
    void interceptorsSeeCallsInTheReverseOrderOfTheirAddition() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        GrpcChannel intercepted =
                start(GrpcChannel.over(pipe.first()).intercept(noting(seen, "first"), noting(seen, "second")));
        greet(intercepted, CallOptions.DEFAULT);

        assertThat(seen).containsExactly("second", "first");
    }

    @Test
    void statesAreToldAsTheyChange() throws Exception {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        greet(plain, CallOptions.DEFAULT);
        assertThat(plain.getState(true)).isEqualTo(ConnectivityState.READY);
        CountDownLatch changed = new CountDownLatch(1);
        plain.notifyWhenStateChanged(ConnectivityState.READY, changed::countDown);
        CountDownLatch alreadyChanged = new CountDownLatch(1);
        plain.notifyWhenStateChanged(ConnectivityState.IDLE, alreadyChanged::countDown);
        assertThat(alreadyChanged.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(changed.getCount()).isEqualTo(1);

        plain.shutdown();

        assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(plain.getState(false)).isEqualTo(ConnectivityState.SHUTDOWN);
        assertThat(plain.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(plain.isTerminated()).isTrue();
    }

    @Test
    void aCompressorNobodyHasFailsTheCallByName() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> greet(plain, CallOptions.DEFAULT.withCompression("zip")))
                .withMessage("INTERNAL: Unable to find compressor by name zip");
    }

    @Test
    void aCallKnowsItsConnectionOnceStarted() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        ClientCall<byte[], byte[]> call = plain.newCall(TestMethods.BIDI, CallOptions.DEFAULT);
        assertThat(call.getAttributes()).isEqualTo(Attributes.EMPTY);

        call.start(new RecordingListener(), new Metadata());

        assertThat(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
                .asString()
                .startsWith("local:");
        call.cancel("done", null);
    }

    @Test
    void aCallIsUsedInItsOrder() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        ClientCall<byte[], byte[]> call = plain.newCall(TestMethods.BIDI, CallOptions.DEFAULT);
        assertThatIllegalStateException().isThrownBy(() -> call.request(1)).withMessage("Not started");
        assertThatIllegalStateException().isThrownBy(() -> call.sendMessage(new byte[0]));
        assertThatIllegalStateException().isThrownBy(call::halfClose);

        call.start(new RecordingListener(), new Metadata());
        assertThatIllegalStateException().isThrownBy(() -> call.start(new RecordingListener(), new Metadata()));
        assertThatIllegalArgumentException().isThrownBy(() -> call.request(-1));
        assertThat(call.isReady()).isTrue();

        call.halfClose();
        assertThat(call.isReady()).isFalse();
        assertThatIllegalStateException().isThrownBy(call::halfClose);
        assertThatIllegalStateException().isThrownBy(() -> call.sendMessage(new byte[0]));

        call.cancel("done", null);
        call.cancel("again", null);
    }

    @Test
    void builderArgumentsAreChecked() {
        GrpcChannel.Builder builder = GrpcChannel.over(pipe.first());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.authority("/tmp/socket"))
                .withMessageContaining("/tmp/socket");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.userAgent("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInboundMessageSize(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInboundMetadataSize(0));
    }

    // ---- credentials

    @Test
    void credentialsJoinTheMetadataOfTheirCall() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        AtomicReference<SecurityLevel> level = new AtomicReference<>();
        CallCredentials credentials = new CallCredentials() {
            @Override
            public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
                level.set(info.getSecurityLevel());
                Metadata found = new Metadata();
                found.put(
                        TEXT,
                        info.getAuthority() + " " + info.getMethodDescriptor().getFullMethodName());
                executor.execute(() -> applier.apply(found));
            }
        };

        assertThat(greet(plain, CallOptions.DEFAULT.withCallCredentials(credentials)))
                .isEqualTo("Hello x");

        assertThat(text("text")).isEqualTo("localhost test.Service/Greet");
        assertThat(level).as("a pipe inside the process").hasValue(SecurityLevel.PRIVACY_AND_INTEGRITY);
    }

    @Test
    void credentialsThatFailFailTheirCall() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() ->
                        greet(plain, with((applier) -> applier.fail(Status.UNAUTHENTICATED.withDescription("who?")))))
                .withMessage("UNAUTHENTICATED: who?");
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> greet(plain, with((applier) -> {
                    throw new IllegalStateException("no keys");
                })))
                .withMessageContaining("UNAUTHENTICATED")
                .withMessageContaining("test.Service/Greet");
        assertThat(received.get()).as("no call has begun").isNull();
    }

    @Test
    void aDeadlineHoldsWhileCredentialsAreLookedFor() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> greet(plain, with(applier -> {}).withDeadlineAfter(50, TimeUnit.MILLISECONDS)))
                .withMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void aCallIsCancelledWhileCredentialsAreLookedFor() {
        GrpcChannel plain = start(GrpcChannel.over(pipe.first()));
        AtomicReference<CallCredentials.MetadataApplier> late = new AtomicReference<>();
        ClientCall<byte[], byte[]> call =
                plain.newCall(TestMethods.BIDI, with(late::set).withExecutor(Runnable::run));
        RecordingListener listener = new RecordingListener();
        call.start(listener, new Metadata());
        call.request(1);
        call.sendMessage(new byte[1]);
        call.cancel("enough", null);
        Objects.requireNonNull(late.get()).apply(new Metadata());

        assertThat(listener.events).containsExactly("close CANCELLED");
        assertThat(received.get()).as("no call has begun").isNull();
    }

    private interface Source {
        void find(CallCredentials.MetadataApplier applier);
    }

    private static CallOptions with(Source source) {
        return CallOptions.DEFAULT.withCallCredentials(new CallCredentials() {
            @Override
            public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
                source.find(applier);
            }
        });
    }

    private static String greet(Channel channel, CallOptions options) {
        return ClientCalls.blockingUnaryCall(channel, TestMethods.GREET, options, "x");
    }

    private static String callbackThread(Channel channel, CallOptions options) throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        ClientCalls.asyncUnaryCall(channel.newCall(TestMethods.GREET, options), "x", new StreamObserver<>() {
            @Override
            public void onNext(String value) {
                thread.complete(Thread.currentThread().getName());
            }

            @Override
            public void onError(Throwable failure) {
                thread.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
        return thread.get(30, TimeUnit.SECONDS);
    }

    private @Nullable String text(String key) {
        return Objects.requireNonNull(received.get()).get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
    }

    private static Executor named(String name) {
        return task -> new Thread(task, name).start();
    }

    private static ClientInterceptor noting(ConcurrentLinkedQueue<String> seen, String name) {
        return new ClientInterceptor() {
            @Override
            public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
                    MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
                seen.add(name);
                return next.newCall(method, options);
            }
        };
    }
}
