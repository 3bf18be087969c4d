package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.UnixSockets;
import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrpcServerTest {

    private @Nullable GrpcServer server;
    private @Nullable GrpcChannel channel;

    @AfterEach
    void stop() throws Exception {
        if (channel != null) {
            assertThat(channel.shutdownNow().awaitTermination(30, TimeUnit.SECONDS))
                    .isTrue();
        }
        if (server != null) {
            assertThat(server.shutdownNow().awaitTermination(30, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void handlersRunOnTheServersThreadsByDefault() {
        start(GrpcServer.builder().addService(threadNameService()));

        assertThat(greet()).startsWith("outboard-grpc-call-");
    }

    @Test
    void handlersRunOnTheExecutorOfTheServer() {
        start(GrpcServer.builder().executor(named("server's")).addService(threadNameService()));

        assertThat(greet()).isEqualTo("server's");
    }

    @Test
    void handlersRunOnTheExecutorOfTheirService() {
        start(GrpcServer.builder().executor(named("server's")).addService(threadNameService(), named("service's")));

        assertThat(greet()).isEqualTo("service's");
    }

    @Test
    void handlersRunOnTheExecutorOfTheirCall() {
        start(GrpcServer.builder()
                .callExecutor(new ServerCallExecutorSupplier() {
                    @Override
                    public <ReqT, RespT> Executor getExecutor(ServerCall<ReqT, RespT> call, Metadata metadata) {
                        return named(call.getMethodDescriptor().getFullMethodName());
                    }
                })
                .addService(threadNameService()));

        assertThat(greet()).isEqualTo("test.Service/Greet");
    }

    @Test
    void anExecutorThatRunsTasksAtOnceSparesAThread() {
        start(GrpcServer.builder().addService(threadNameService(), Runnable::run));

        assertThat(greet()).startsWith("outboard-http2-");
    }

    @Test
    void anExecutorThatTakesNoMoreEndsTheCallWithAnError() {
        start(GrpcServer.builder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .addService(threadNameService()));

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(this::greet)
                .withMessageContaining("UNAVAILABLE")
                .withMessageContaining("test.Service/Greet");
    }

    @Test
    void aFallbackRegistryIsAskedForWhatIsNotThere() {
        ServerServiceDefinition hidden = threadNameService();
        start(GrpcServer.builder().fallbackHandlerRegistry(new HandlerRegistry() {
            @Override
            public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
                return "localhost".equals(authority) ? hidden.getMethod(methodName) : null;
            }

            @Override
            public List<ServerServiceDefinition> getServices() {
                return List.of(hidden);
            }
        }));

        assertThat(greet()).startsWith("outboard-grpc-call-");
        assertThat(server().getImmutableServices()).isEmpty();
        assertThat(server().getMutableServices()).containsExactly(hidden);
        assertThat(server().getServices()).containsExactly(hidden);
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() ->
                        ClientCalls.blockingUnaryCall(channel(), TestMethods.UNARY, CallOptions.DEFAULT, new byte[0]))
                .withMessage("UNIMPLEMENTED: Method not found: test.Service/Unary");
    }

    @Test
    void interceptorsSeeCallsInTheReverseOrderOfTheirAddition() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        start(GrpcServer.builder()
                .intercept(noting(seen, "first"))
                .intercept(noting(seen, "second"))
                .addService(threadNameService()));
        greet();

        assertThat(seen).containsExactly("second", "first");
    }

    @Test
    void handlersFindTheServerInTheirContextAndTheClientInTheirCall() {
        AtomicReference<Server> found = new AtomicReference<>();
        AtomicReference<Attributes> attributes = new AtomicReference<>();
        AtomicReference<String> authority = new AtomicReference<>();
        start(GrpcServer.builder()
                .intercept(new ServerInterceptor() {
                    @Override
                    public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                            ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
                        found.set(InternalServer.SERVER_CONTEXT_KEY.get());
                        attributes.set(call.getAttributes());
                        authority.set(call.getAuthority());
                        return next.startCall(call, headers);
                    }
                })
                .addService(threadNameService()));
        greet();

        assertThat(found.get()).isSameAs(server());
        assertThat(authority.get()).isEqualTo("localhost");
        Attributes seen = attributes.get();
        assertThat(seen).isNotNull();
        assertThat(seen.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)).asString().startsWith("local:");
    }

    @Test
    void filtersHearOfConnectionsAndTheirAttributesReachTheCalls() throws Exception {
        Attributes.Key<String> key = Attributes.Key.create("test");
        CountDownLatch terminated = new CountDownLatch(1);
        AtomicReference<String> seen = new AtomicReference<>();
        start(GrpcServer.builder()
                .addTransportFilter(new ServerTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes attributes) {
                        return attributes.toBuilder().set(key, "of the filter").build();
                    }

                    @Override
                    public void transportTerminated(Attributes attributes) {
                        assertThat(attributes.get(key)).isEqualTo("of the filter");
                        terminated.countDown();
                    }
                })
                .intercept(new ServerInterceptor() {
                    @Override
                    public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                            ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
                        seen.set(call.getAttributes().get(key));
                        return next.startCall(call, headers);
                    }
                })
                .addService(threadNameService()));
        greet();
        channel().shutdownNow();

        assertThat(seen).hasValue("of the filter");
        assertThat(terminated.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aConnectionsContextIsThatOfItsCalls() throws Exception {
        Context.Key<String> key = Context.key("test");
        AtomicReference<String> seen = new AtomicReference<>();
        start(GrpcServer.builder()
                .connectionContext((context, attributes) ->
                        context.withValue(key, "from " + attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)))
                .addService(ServerServiceDefinition.builder(TestMethods.SERVICE)
                        .addMethod(TestMethods.GREET, ServerCalls.asyncUnaryCall((request, answer) -> {
                            seen.set(key.get());
                            answer.onNext(request);
                            answer.onCompleted();
                        }))
                        .build()));

        greet();

        assertThat(seen.get()).startsWith("from ").isNotEqualTo("from null");
    }

    @Test
    void listenersAreServedAndClosedWithTheServer(@TempDir Path directory) throws Exception {
        Path socket = directory.resolve("socket");
        server = GrpcServer.builder()
                .listen(UnixSockets.listen(socket))
                .listen(TcpSockets.listen("127.0.0.1", 0))
                .addService(threadNameService())
                .build()
                .start();
        int port = server.getPort();
        assertThat(port).isPositive();
        List<SocketAddress> addresses = server.getListenSockets();
        assertThat(addresses).hasSize(2);
        assertThat(addresses.get(0)).isEqualTo(UnixDomainSocketAddress.of(socket));
        assertThat(((InetSocketAddress) addresses.get(1)).getPort()).isEqualTo(port);

        for (int i = 0; i < 2; i++) {
            GrpcChannel each = GrpcChannel.over(
                            i == 0
                                    ? UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(10)))
                                    : TcpSockets.connect("127.0.0.1", port, Deadline.after(Duration.ofSeconds(10))))
                    .start();
            assertThat(ClientCalls.blockingUnaryCall(each, TestMethods.GREET, CallOptions.DEFAULT, "x"))
                    .startsWith("outboard-grpc-call-");
            each.shutdown();
            assertThat(each.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        server.shutdown();
        assertThat(server.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(socket)).isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(10))));
    }

    @Test
    void noThreadIsLeftWhenServerAndChannelAreGone() throws Exception {
        start(GrpcServer.builder().addService(threadNameService()));
        ClientCalls.blockingUnaryCall(
                channel(), TestMethods.GREET, CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.HOURS), "x");
        stop();

        Poll.until(
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("outboard-")),
                "no thread of ours is left");
    }

    @Test
    void whoSharesThreadsStartsNoneOfItsOwn() throws Exception {
        CallThreads threads = new CallThreads("shared");
        try {
            server = GrpcServer.builder()
                    .threads(threads)
                    .listen(TcpSockets.listen("127.0.0.1", 0))
                    .addService(threadNameService())
                    .build()
                    .start();
            channel = GrpcChannel.over(
                            TcpSockets.connect("127.0.0.1", server().getPort(), Deadline.after(Duration.ofSeconds(10))))
                    .threads(threads)
                    .start();

            assertThat(greet()).startsWith("shared-");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("outboard-"));
            stop();
        } finally {
            threads.retire();
        }
        Poll.until(
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("shared-")),
                "the shared threads have nothing left to do");
    }

    @Test
    void aServerThatDoesNotRunServesNobody() {
        GrpcServer idle = GrpcServer.builder().build();
        Pipe pipe = Pipe.pair();
        assertThatIllegalStateException().isThrownBy(() -> idle.serve(pipe.second()));
        assertThatExceptionOfType(ConnectionClosedException.class)
                .isThrownBy(() -> pipe.second().read(ByteBuffer.allocate(1)));

        idle.start();
        assertThatIllegalStateException().isThrownBy(idle::start);
        idle.shutdown();
        assertThat(idle.isTerminated()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> idle.serve(Pipe.pair().second()));
    }

    @Test
    void twoServicesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GrpcServer.builder().addService(threadNameService()).addService(threadNameService()))
                .withMessageContaining("test.Service");
    }

    private void start(GrpcServer.Builder builder) {
        Pipe pipe = Pipe.pair();
        GrpcServer started = builder.build().start();
        server = started;
        started.serve(pipe.second());
        channel = GrpcChannel.over(pipe.first()).start();
    }

    private String greet() {
        return ClientCalls.blockingUnaryCall(channel(), TestMethods.GREET, CallOptions.DEFAULT, "x");
    }

    private GrpcServer server() {
        assertThat(server).isNotNull();
        return server;
    }

    private GrpcChannel channel() {
        assertThat(channel).isNotNull();
        return channel;
    }

    /** Answers with the name of the thread that answers. */
    private static ServerServiceDefinition threadNameService() {
        MethodDescriptor<String, String> greet = TestMethods.GREET;
        return ServerServiceDefinition.builder(TestMethods.SERVICE)
                .addMethod(greet, ServerCalls.asyncUnaryCall((request, answer) -> {
                    answer.onNext(Thread.currentThread().getName());
                    answer.onCompleted();
                }))
                .build();
    }

    private static Executor named(String name) {
        return task -> new Thread(task, name).start();
    }

    private static ServerInterceptor noting(ConcurrentLinkedQueue<String> seen, String name) {
        return new ServerInterceptor() {
            @Override
            public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                    ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
                seen.add(name);
                return next.startCall(call, headers);
            }
        };
    }
}
