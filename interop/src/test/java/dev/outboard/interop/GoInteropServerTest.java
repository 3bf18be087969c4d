package dev.outboard.interop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.interop.testing.EchoStatus;
import dev.outboard.interop.testing.Empty;
import dev.outboard.interop.testing.Payload;
import dev.outboard.interop.testing.ResponseParameters;
import dev.outboard.interop.testing.SimpleRequest;
import dev.outboard.interop.testing.SimpleResponse;
import dev.outboard.interop.testing.StreamingInputCallRequest;
import dev.outboard.interop.testing.StreamingOutputCallRequest;
import dev.outboard.interop.testing.StreamingOutputCallResponse;
import dev.outboard.interop.testing.TestServiceGrpc;
import dev.outboard.interop.testing.TestServiceGrpc.TestServiceBlockingV2Stub;
import dev.outboard.interop.testing.UnimplementedServiceGrpc;
import dev.outboard.net.Deadline;
import dev.outboard.net.TcpSockets;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Our client against grpc-go's interoperability server: the cases of gRPC's interop-test-descriptions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoInteropServerTest {

    private static final int LARGE_REQUEST = 271_828;
    private static final int LARGE_RESPONSE = 314_159;
    private static final List<Integer> REQUEST_SIZES = List.of(27_182, 8, 1_828, 45_904);
    private static final List<Integer> RESPONSE_SIZES = List.of(31_415, 9, 2_653, 58_979);
    private static final Metadata.Key<String> INITIAL =
            Metadata.Key.of("x-grpc-test-echo-initial", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> TRAILING =
            Metadata.Key.of("x-grpc-test-echo-trailing-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private Background server;
    private GrpcChannel channel;
    private TestServiceBlockingV2Stub stub;

    @BeforeAll
    void start() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(GoProgram.GRPC_INTEROP_SERVER.path().toString(), "-port=0");
        builder.environment().put("GRPC_GO_LOG_SEVERITY_LEVEL", "info");
        server = Background.start(builder);
        Duration patience = Duration.ofSeconds(20);
        int port = Integer.parseInt(server.awaitOutput(Pattern.compile("listening on \\S*:(\\d+)"), patience));
        channel = GrpcChannel.over(TcpSockets.connect("127.0.0.1", port, Deadline.after(patience)))
                .start();
        stub = TestServiceGrpc.newBlockingV2Stub(channel).withDeadlineAfter(5, TimeUnit.MINUTES);
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        if (channel != null) {
            channel.shutdownNow();
            assertThat(channel.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void emptyUnary() throws StatusException {
        assertThat(stub.emptyCall(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void largeUnary() throws StatusException {
        SimpleResponse response = stub.unaryCall(SimpleRequest.newBuilder()
                .setResponseSize(LARGE_RESPONSE)
                .setPayload(payload(LARGE_REQUEST))
                .build());

        assertThat(response.getPayload().getBody().size()).isEqualTo(LARGE_RESPONSE);
    }

    @Test
    void clientStreaming() throws Exception {
        var call = stub.streamingInputCall();
        for (int size : REQUEST_SIZES) {
            call.write(StreamingInputCallRequest.newBuilder()
                    .setPayload(payload(size))
                    .build());
        }
        call.halfClose();

        assertThat(call.read().getAggregatedPayloadSize()).isEqualTo(74_922);
        assertThat(call.read()).isNull();
    }

    @Test
    void serverStreaming() throws Exception {
        StreamingOutputCallRequest.Builder request = StreamingOutputCallRequest.newBuilder();
        RESPONSE_SIZES.forEach(size -> request.addResponseParameters(parameters(size)));

        assertThat(sizes(stub.streamingOutputCall(request.build()))).isEqualTo(RESPONSE_SIZES);
    }

    @Test
    void pingPong() throws Exception {
        var call = stub.fullDuplexCall();
        for (int i = 0; i < REQUEST_SIZES.size(); i++) {
            call.write(output(REQUEST_SIZES.get(i), RESPONSE_SIZES.get(i)));
            assertThat(call.read().getPayload().getBody().size()).isEqualTo(RESPONSE_SIZES.get(i));
        }
        call.halfClose();

        assertThat(call.read()).isNull();
    }

    @Test
    void emptyStream() throws Exception {
        var call = stub.fullDuplexCall();
        call.halfClose();

        assertThat(call.read()).isNull();
    }

    @Test
    void timeoutOnSleepingServer() throws Exception {
        var call = stub.withDeadlineAfter(1, TimeUnit.MILLISECONDS).fullDuplexCall();

        assertEndsWith(Status.Code.DEADLINE_EXCEEDED, () -> {
            call.write(StreamingOutputCallRequest.newBuilder()
                    .setPayload(payload(27_182))
                    .build());
            call.read();
        });
    }

    @Test
    void cancelAfterBegin() throws Exception {
        var call = stub.streamingInputCall();
        call.cancel("as the case wants", null);

        assertEndsWith(Status.Code.CANCELLED, call::read);
    }

    @Test
    void cancelAfterFirstResponse() throws Exception {
        var call = stub.fullDuplexCall();
        call.write(output(27_182, 31_415));
        assertThat(call.read().getPayload().getBody().size()).isEqualTo(31_415);

        call.cancel("as the case wants", null);

        assertEndsWith(Status.Code.CANCELLED, call::read);
    }

    @Test
    void customMetadataInAUnaryCall() throws Exception {
        Captured captured = new Captured();
        SimpleResponse response = withMetadata(captured)
                .unaryCall(SimpleRequest.newBuilder()
                        .setResponseSize(LARGE_RESPONSE)
                        .setPayload(payload(LARGE_REQUEST))
                        .build());

        assertThat(response.getPayload().getBody().size()).isEqualTo(LARGE_RESPONSE);
        captured.assertEchoed();
    }

    @Test
    void customMetadataInAStream() throws Exception {
        Captured captured = new Captured();
        var call = withMetadata(captured).fullDuplexCall();
        call.write(output(LARGE_REQUEST, LARGE_RESPONSE));
        call.halfClose();

        assertThat(sizes(call)).containsExactly(LARGE_RESPONSE);
        captured.assertEchoed();
    }

    @Test
    void statusCodeAndMessageOfAUnaryCall() {
        assertUnknown("test status message", () -> stub.unaryCall(failing("test status message")));
    }

    @Test
    void statusCodeAndMessageOfAStream() throws Exception {
        var call = stub.fullDuplexCall();
        call.write(StreamingOutputCallRequest.newBuilder()
                .setResponseStatus(unknown("test status message"))
                .build());
        call.halfClose();

        assertUnknown("test status message", call::read);
    }

    @Test
    void specialStatusMessage() {
        String message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP \uD83D\uDE08\t\n";

        assertUnknown(message, () -> stub.unaryCall(failing(message)));
    }

    @Test
    void unimplementedMethod() {
        assertEndsWith(Status.Code.UNIMPLEMENTED, () -> stub.unimplementedCall(Empty.getDefaultInstance()));
    }

    @Test
    void unimplementedService() {
        var other = UnimplementedServiceGrpc.newBlockingV2Stub(channel);

        assertEndsWith(Status.Code.UNIMPLEMENTED, () -> other.unimplementedCall(Empty.getDefaultInstance()));
    }

    private TestServiceBlockingV2Stub withMetadata(Captured captured) {
        Metadata sent = new Metadata();
        sent.put(INITIAL, "test_initial_metadata_value");
        sent.put(TRAILING, Captured.BYTES);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(sent), captured.interceptor());
    }

    private static final class Captured {

        static final byte[] BYTES = {(byte) 0xab, (byte) 0xab, (byte) 0xab};

        private final AtomicReference<Metadata> headers = new AtomicReference<>();
        private final AtomicReference<Metadata> trailers = new AtomicReference<>();

        ClientInterceptor interceptor() {
            return MetadataUtils.newCaptureMetadataInterceptor(headers, trailers);
        }

        void assertEchoed() {
            assertThat(present(headers).getAll(INITIAL)).containsExactly("test_initial_metadata_value");
            assertThat(present(trailers).getAll(TRAILING)).containsExactly(BYTES);
        }
    }

    private static Metadata present(AtomicReference<Metadata> captured) {
        return requireNonNull(captured.get(), "the call has ended without metadata");
    }

    private static List<Integer> sizes(BlockingClientCall<?, StreamingOutputCallResponse> call) throws Exception {
        List<Integer> sizes = new ArrayList<>();
        for (StreamingOutputCallResponse response = call.read(); response != null; response = call.read()) {
            sizes.add(response.getPayload().getBody().size());
        }
        return sizes;
    }

    private static void assertUnknown(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
            assertThat(e.getStatus().getDescription()).isEqualTo(message);
        });
    }

    private static void assertEndsWith(Status.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(code));
    }

    private static SimpleRequest failing(String message) {
        return SimpleRequest.newBuilder().setResponseStatus(unknown(message)).build();
    }

    private static EchoStatus unknown(String message) {
        return EchoStatus.newBuilder()
                .setCode(Status.Code.UNKNOWN.value())
                .setMessage(message)
                .build();
    }

    private static StreamingOutputCallRequest output(int requestSize, int responseSize) {
        return StreamingOutputCallRequest.newBuilder()
                .setPayload(payload(requestSize))
                .addResponseParameters(parameters(responseSize))
                .build();
    }

    private static ResponseParameters parameters(int size) {
        return ResponseParameters.newBuilder().setSize(size).build();
    }

    private static Payload payload(int size) {
        return Payload.newBuilder().setBody(ByteString.copyFrom(new byte[size])).build();
    }
}
