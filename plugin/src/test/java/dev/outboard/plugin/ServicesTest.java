package dev.outboard.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.UnixSockets;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host finds on a plugin's socket, through the eyes of other people's generated code. */
class ServicesTest {

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private PluginServer server;
    private GrpcChannel channel;

    @BeforeEach
    void connect() throws IOException {
        server = surroundings.with("TMPDIR", directory.toString()).start();
        channel = GrpcChannel.over(connection()).start();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    private Connection connection() throws IOException {
        Path socket = ((Endpoint.Unix) server.endpoint()).path();
        return UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void theApplicationsServiceAnswers() {
        assertThat(Echo.PLUGIN.client(() -> channel).say("hello")).isEqualTo("you said hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin", ""})
    void thePluginIsWell(String service) {
        assertThat(HealthGrpc.newBlockingStub(channel).check(health(service)).getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void aMessageLargerThanTheLimitIsRefused() throws IOException {
        ServeConfig config =
                FakeSurroundings.config().maxInboundMessageSize(1000).build();
        try (PluginServer limited = surroundings.start(config)) {
            Path socket = ((Endpoint.Unix) limited.endpoint()).path();
            GrpcChannel to = GrpcChannel.over(UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(20))))
                    .start();
            Echo echo = Echo.PLUGIN.client(() -> to);

            assertThat(echo.say("x".repeat(1000))).hasSizeGreaterThan(1000);
            assertThatThrownBy(() -> echo.say("x".repeat(1001)))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("RESOURCE_EXHAUSTED");
            to.shutdownNow();
        }
    }

    @Test
    void theHealthOfOthersIsNotFound() {
        assertThatThrownBy(() -> HealthGrpc.newBlockingStub(channel).check(health("other")))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("NOT_FOUND")
                .hasMessageContaining("\"other\"");
    }

    @Test
    void whoWatchesTheHealthIsToldOnceAndThenNoMore() {
        Iterator<HealthCheckResponse> statuses =
                HealthGrpc.newBlockingStub(channel).watch(health("plugin"));

        assertThat(statuses.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void whoWatchesTheHealthOfOthersLearnsThatTheyAreUnknown() {
        Iterator<HealthCheckResponse> statuses =
                HealthGrpc.newBlockingStub(channel).watch(health("other"));

        assertThat(statuses.next().getStatus()).isEqualTo(ServingStatus.SERVICE_UNKNOWN);
    }

    @Test
    void shutdownIsAnsweredAndThenThePluginStops() throws Exception {
        assertThat(call(raw("plugin.GRPCController/Shutdown"), new byte[0])).isEmpty();

        server.onStop().get(20, SECONDS);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shutdownDoesNotWaitForCallsThatHang() throws Exception {
        ClientCall<byte[], byte[]> broker = channel.newCall(raw("plugin.GRPCBroker/StartStream"), CallOptions.DEFAULT);
        broker.start(new ClientCall.Listener<>() {}, new Metadata());
        broker.sendMessage(new byte[0]);

        assertThat(call(raw("plugin.GRPCController/Shutdown"), new byte[0])).isEmpty();

        server.onStop().get(20, SECONDS);
    }

    @Test
    void theBrokersStreamStaysOpenUntilTheHostEndsIt() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        StreamObserver<byte[]> toPlugin = ClientCalls.asyncBidiStreamingCall(
                channel.newCall(raw("plugin.GRPCBroker/StartStream"), CallOptions.DEFAULT), observer(events));
        toPlugin.onNext(new byte[] {8, 1});
        // Another call's answer on the same connection: the stream was dealt with before.
        assertThat(Echo.PLUGIN.client(() -> channel).say("x")).isEqualTo("you said x");
        assertThat(events).isEmpty();

        toPlugin.onCompleted();

        assertThat(events.poll(20, SECONDS)).isEqualTo("completed");
    }

    @Test
    void reflectionListsAllServices() throws Exception {
        ServerReflectionResponse answer =
                reflect(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains(
                        "grpc.health.v1.Health",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection",
                        "plugin.GRPCBroker",
                        "plugin.GRPCController");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plugin.GRPCBroker", "plugin.GRPCController.Shutdown", "plugin.ConnInfo", "grpc.health.v1.Health"
            })
    void reflectionDescribesTheServices(String symbol) throws Exception {
        ServerReflectionResponse answer = reflect(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(symbol)
                .build());

        assertThat(answer.getFileDescriptorResponse().getFileDescriptorProtoList())
                .isNotEmpty();
    }

    @Test
    void hostsFromBeforeReflectionVersionOneAreAnsweredToo() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        // The messages of both versions look the same on the wire.
        byte[] request =
                ServerReflectionRequest.newBuilder().setListServices("").build().toByteArray();
        StreamObserver<byte[]> toPlugin = ClientCalls.asyncBidiStreamingCall(
                channel.newCall(
                        raw("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"), CallOptions.DEFAULT),
                observer(events));
        toPlugin.onNext(request);

        assertThat(events.poll(20, SECONDS)).contains("plugin.GRPCBroker");
    }

    @Test
    void aMethodThatNobodyHasIsUnimplemented() {
        assertThatThrownBy(() -> call(raw("test.Echo/Shout"), new byte[0])).hasMessageContaining("UNIMPLEMENTED");
        assertThatThrownBy(() -> call(raw("grpc.reflection.v1.Other/Method"), new byte[0]))
                .hasMessageContaining("UNIMPLEMENTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\26\3\1\2\0\1\0\1\374\3\3 a TLS hello, as far as it matters",
                "\0\377\23\67 these bytes are as random as any others, and more than enough of them",
            })
    void whatIsNoHttp2IsCutOffAndThePluginServesOn(String bytes) throws IOException {
        try (Connection connection = connection()) {
            connection.write(ByteBuffer.wrap(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));

            assertEnds(connection);
        }
        assertThat(Echo.PLUGIN.client(() -> channel).say("still there?")).isEqualTo("you said still there?");
    }

    private static void assertEnds(Connection connection) throws IOException {
        Deadline deadline = Deadline.after(Duration.ofSeconds(20));
        ByteBuffer answer = ByteBuffer.allocate(65536);
        int count = connection.read(answer, deadline);
        while (count >= 0) {
            count = connection.read(answer, deadline);
        }
        assertThat(new String(answer.array(), 0, answer.position(), US_ASCII)).doesNotContain("HTTP/1.1 200");
    }

    private ServerReflectionResponse reflect(ServerReflectionRequest request) throws InterruptedException {
        BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
        StreamObserver<ServerReflectionRequest> toPlugin = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse value) {
                        answers.add(value);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answers.add(failure);
                    }

                    @Override
                    public void onCompleted() {
                        answers.add("completed");
                    }
                });
        toPlugin.onNext(request);
        Object answer = answers.poll(20, SECONDS);
        toPlugin.onCompleted();
        assertThat(answer).isInstanceOf(ServerReflectionResponse.class);
        return (ServerReflectionResponse) answer;
    }

    private byte[] call(MethodDescriptor<byte[], byte[]> method, byte[] request) {
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
    }

    private static StreamObserver<byte[]> observer(BlockingQueue<String> events) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] value) {
                events.add(new String(value, US_ASCII));
            }

            @Override
            public void onError(Throwable failure) {
                events.add(failure.toString());
            }

            @Override
            public void onCompleted() {
                events.add("completed");
            }
        };
    }

    private static HealthCheckRequest health(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    private static MethodDescriptor<byte[], byte[]> raw(String method) {
        Marshaller<byte[]> bytes = new Marshaller<>() {
            @Override
            public InputStream stream(byte[] value) {
                return new java.io.ByteArrayInputStream(value);
            }

            @Override
            public byte[] parse(InputStream stream) {
                try {
                    return stream.readAllBytes();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
        return MethodDescriptor.<byte[], byte[]>newBuilder(bytes, bytes)
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .setFullMethodName(method)
                .build();
    }
}
