package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import dev.outboard.http2.StreamListener;
import dev.outboard.http2.StreamReset;
import io.grpc.Attributes;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as a client may send them, well or badly. */
final class ServerConnectionTest {

    private final StepExecutor executor = new StepExecutor();
    private final StepExecutor cancelExecutor = new StepExecutor();
    private final FakeTimer timer = new FakeTimer();
    private final ScriptedStream stream = new ScriptedStream();
    private final List<String> events = new ArrayList<>();

    private Handler behaviour = call -> {};
    private @Nullable ServerCall<byte[], byte[]> call;
    private @Nullable Context context;

    /** What a test's handler does when a call begins. */
    private interface Handler {
        void begin(ServerCall<byte[], byte[]> call);
    }

    private final class Recorder extends ServerCall.Listener<byte[]> {
        @Override
        public void onMessage(byte[] message) {
            events.add("message " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void onHalfClose() {
            events.add("half-close");
        }

        @Override
        public void onCancel() {
            events.add("cancel");
        }

        @Override
        public void onComplete() {
            events.add("complete");
        }

        @Override
        public void onReady() {
            events.add("ready");
        }
    }

    private final ServerConnection connection = newConnection();

    private ServerConnection newConnection() {
        ServerCallHandler<byte[], byte[]> handler = (begun, headers) -> {
            call = begun;
            context = Context.current();
            events.add("begin");
            behaviour.begin(begun);
            return new Recorder();
        };
        ServerMethods.Builder services = new ServerMethods.Builder();
        services.add(
                ServerServiceDefinition.builder(TestMethods.SERVICE)
                        .addMethod(TestMethods.UNARY, handler)
                        .addMethod(TestMethods.BIDI, handler)
                        .build(),
                null);
        ServerConfig config = new ServerConfig(
                services.build(List.of(), null),
                executor,
                cancelExecutor,
                null,
                timer,
                Context.ROOT,
                (context, attributes) -> context,
                1000,
                CompressorRegistry.getDefaultInstance(),
                DecompressorRegistry.getDefaultInstance(),
                null);
        return new ServerConnection(
                config, new ConnectionFacts(Attributes.EMPTY, SecurityLevel.NONE, "http"), ended -> {});
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void aUnaryCallIsOneTaskInAndOneFlushOut() {
        behaviour = begun -> begun.request(2);
        StreamListener request = open(TestMethods.UNARY);
        request.onData(ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 1, 'q'}), 6, true);
        request.onBatchEnd();

        assertThat(executor.runAll()).isEqualTo(1);
        assertThat(events).containsExactly("begin", "message q", "half-close");

        begun().sendHeaders(new Metadata());
        begun().sendMessage(new byte[3]);
        begun().close(Status.OK, new Metadata());
        executor.runAll();

        assertThat(stream.calls).containsExactly("headers", "data 8", "headers end", "flush");
        assertThat(stream.headers.get(0)).isEqualTo(Headers.of(":status", "200", "content-type", "application/grpc"));
        assertThat(stream.headers.get(1)).isEqualTo(Headers.of("grpc-status", "0"));
        assertThat(events).endsWith("complete");
        assertThat(callContext().isCancelled()).isTrue();
        assertThat(callContext().cancellationCause()).isNull();
    }

    @Test
    void streamsAreFlushedByMessageAndToldWhenTheyAreReady() {
        open(TestMethods.BIDI).onBatchEnd();
        executor.runAll();
        begun().sendHeaders(new Metadata());
        begun().sendMessage(new byte[3]);

        assertThat(events).containsExactly("begin", "ready");
        assertThat(stream.calls).containsExactly("headers", "flush", "data 8", "flush");
        assertThat(begun().isReady()).isTrue();
        stream.queued = GrpcChannel.READY_THRESHOLD;
        assertThat(begun().isReady()).isFalse();
    }

    @Test
    void aStatusWithoutHeadersIsTrailersOnlyAndEndsTheRequest() {
        open(TestMethods.BIDI).onBatchEnd();
        executor.runAll();
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("k", Metadata.ASCII_STRING_MARSHALLER), "v");
        begun().close(Status.NOT_FOUND.withDescription("näh"), trailers);
        executor.runAll();

        assertThat(stream.calls).containsExactly("headers end", "flush", "reset NO_ERROR");
        assertThat(stream.headers.get(0))
                .isEqualTo(Headers.of(
                        ":status",
                        "200",
                        "content-type",
                        "application/grpc",
                        "grpc-status",
                        "5",
                        "grpc-message",
                        "n%C3%A4h",
                        "k",
                        "v"));
        assertThat(events).containsExactly("begin", "ready", "complete");
    }

    @Test
    void aMethodNobodyHasIsUnimplementedByName() {
        request(Headers.of(
                ":method", "POST", ":path", "/a.B/C", ":scheme", "http", "content-type", "application/grpc"));

        assertThat(executor.tasks).as("no thread is needed for that").isEmpty();
        assertThat(trailer("grpc-status")).isEqualTo("12");
        assertThat(trailer("grpc-message")).isEqualTo("Method not found: a.B/C");
        assertThat(stream.calls).containsExactly("headers end", "flush", "reset NO_ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, application/grpc, /a/b, 405, 13",
        "POST, text/plain, /a/b, 415, 13",
        "POST, application/grpcx, /a/b, 415, 13",
        "POST, , /a/b, 415, 13"
    })
    void whatIsNotGrpcIsAnsweredAsHttpBehindItsEnd(
            String method, @Nullable String contentType, String path, String httpStatus, String grpcStatus) {
        Headers.Builder headers = Headers.builder().add(":method", method).add(":path", path);
        if (contentType != null) {
            headers.add("content-type", contentType);
        }
        StreamListener request = request(headers.build());
        request.onData(ByteBuffer.allocate(3), 3, false);
        assertThat(stream.headers).isEmpty();
        request.onData(ByteBuffer.allocate(4), 5, true);

        assertThat(stream.calls).containsExactly("headers end", "flush");
        assertThat(stream.consumed).isEqualTo(8);
        assertThat(trailer(":status")).isEqualTo(httpStatus);
        assertThat(trailer("grpc-status")).isEqualTo(grpcStatus);
        assertThat(trailer("grpc-message")).isNotEmpty();
    }

    @Test
    void whatIsNotGrpcMayEndWithTrailers() {
        request(Headers.of(":method", "GET", ":path", "/a/b")).onHeaders(Headers.of("a", "b"), true);

        assertThat(stream.calls).containsExactly("headers end", "flush");
        assertThat(trailer(":status")).isEqualTo("405");
    }

    @Test
    void aPathThatIsNoneIsRefusedAtOnce() {
        request(Headers.of(":method", "POST", ":path", "a/b", "content-type", "application/grpc"));

        assertThat(trailer(":status")).isEqualTo("404");
        assertThat(trailer("grpc-status")).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({"application/grpc", "application/grpc+proto", "Application/gRPC", "application/grpc;charset=utf-8"})
    void contentTypesOfGrpcAreTaken(String contentType) {
        request(Headers.of(":method", "POST", ":path", "/test.Service/Unary", "content-type", contentType))
                .onBatchEnd();
        executor.runAll();

        assertThat(events).containsExactly("begin");
    }

    @Test
    void anUnknownEncodingIsUnimplementedByName() {
        request(with("grpc-encoding", "zip"));

        assertThat(trailer("grpc-status")).isEqualTo("12");
        assertThat(trailer("grpc-message")).contains("zip");
    }

    @Test
    void aBrokenTimeoutAndBrokenMetadataAreRefusedByValue() {
        request(with("grpc-timeout", "soon"));
        assertThat(trailer("grpc-status")).isEqualTo("13");
        assertThat(trailer("grpc-message")).contains("soon");

        request(with("k-bin", "*"));
        assertThat(stream.headers.get(1).get("grpc-status")).isEqualTo("13");
        assertThat(stream.headers.get(1).get("grpc-message")).contains("k-bin");
    }

    @Test
    void aHandlerThatThrowsAtTheStartEndsTheCallWithItsStatus() {
        behaviour = begun -> {
            throw new StatusRuntimeException(Status.PERMISSION_DENIED.withDescription("no"));
        };
        open(TestMethods.UNARY).onBatchEnd();
        executor.runAll();

        assertThat(trailer("grpc-status")).isEqualTo("7");
        assertThat(trailer("grpc-message")).isEqualTo("no");
    }

    @Test
    void anErrorInAHandlerEndsTheCallWithUnknown() {
        behaviour = begun -> {
            throw new StackOverflowError();
        };
        open(TestMethods.UNARY).onBatchEnd();
        executor.runAll();

        assertThat(trailer("grpc-status")).isEqualTo("2");
        assertThat(callContext().isCancelled()).isTrue();
    }

    @Test
    void aResponseThatIsMissingIsAnInternalErrorThatNamesTheMethod() {
        open(TestMethods.UNARY).onBatchEnd();
        executor.runAll();
        begun().sendHeaders(new Metadata());
        begun().close(Status.OK, new Metadata());

        assertThat(stream.headers.get(1).get("grpc-status")).isEqualTo("13");
        assertThat(stream.headers.get(1).get("grpc-message")).contains("without a response", "test.Service/Unary");
    }

    @Test
    void aSecondResponseOfAUnaryCallIsAnInternalError() {
        open(TestMethods.UNARY).onBatchEnd();
        executor.runAll();
        begun().sendHeaders(new Metadata());
        begun().sendMessage(new byte[0]);
        begun().sendMessage(new byte[0]);

        assertThat(stream.headers.get(1).get("grpc-status")).isEqualTo("13");
        assertThat(stream.headers.get(1).get("grpc-message")).contains("Too many responses", "test.Service/Unary");
    }

    @Test
    void aMessageOverTheLimitEndsTheCallWithResourceExhausted() {
        StreamListener request = open(TestMethods.UNARY);
        request.onData(ByteBuffer.wrap(new byte[] {0, 0, 1, 0, 0}), 5, false);
        request.onBatchEnd();
        executor.runAll();

        assertThat(trailer("grpc-status")).isEqualTo("8");
    }

    @Test
    void aRequestThatEndsInsideAMessageIsAnInternalError() {
        StreamListener request = open(TestMethods.UNARY);
        request.onData(ByteBuffer.wrap(new byte[] {0, 0, 0}), 3, true);
        request.onBatchEnd();
        executor.runAll();

        assertThat(trailer("grpc-status")).isEqualTo("13");
    }

    @Test
    void aResetCancelsTheContextAtOnceEvenWhileTheHandlerIsAtWork() {
        behaviour = begun -> {
            // Still inside startCall: the inbox is busy.
            opened().onReset(new StreamReset(ErrorCode.CANCEL, StreamReset.Origin.PEER, "gone"));
            assertThat(begun.isCancelled()).isTrue();
            assertThat(callContext().isCancelled()).isFalse();
            cancelExecutor.runAll();
            assertThat(callContext().isCancelled()).isTrue();
            events.add("seen");
        };
        open(TestMethods.BIDI).onBatchEnd();
        executor.runAll();

        assertThat(events).containsExactly("begin", "seen", "cancel");
        assertThat(callContext().cancellationCause()).hasMessageContaining("gone");
    }

    @Test
    void aResetBeforeTheHandlerBeganKeepsItFromBeginning() {
        StreamListener request = open(TestMethods.BIDI);
        request.onReset(new StreamReset(ErrorCode.CANCEL, StreamReset.Origin.PEER, "gone"));
        request.onBatchEnd();
        executor.runAll();

        assertThat(events).isEmpty();
        assertThat(stream.calls).isEmpty();
    }

    @Test
    void atTheDeadlineTheCallIsCancelledAndItsStreamReset() {
        request(with("grpc-timeout", "5S")).onBatchEnd();
        executor.runAll();
        assertThat(callContext().getDeadline()).isNotNull();

        timer.advance(4, TimeUnit.SECONDS);
        assertThat(begun().isCancelled()).isFalse();
        timer.advance(1, TimeUnit.SECONDS);
        executor.runAll();

        assertThat(events).containsExactly("begin", "cancel");
        assertThat(stream.calls).containsExactly("reset CANCEL");
        assertThat(begun().isCancelled()).isTrue();
        assertThat(callContext().isCancelled()).isTrue();
    }

    @Test
    void aCallThatEndsInTimeLeavesNothingInTheTimer() {
        request(with("grpc-timeout", "5S")).onBatchEnd();
        executor.runAll();
        begun().close(Status.NOT_FOUND, new Metadata());
        executor.runAll();

        assertThat(timer.pending()).isZero();
    }

    @Test
    void afterTheClientIsGoneTheApplicationMayGoOnUnharmed() {
        StreamListener request = open(TestMethods.BIDI);
        request.onBatchEnd();
        executor.runAll();
        request.onReset(new StreamReset(ErrorCode.CANCEL, StreamReset.Origin.PEER, "gone"));
        request.onBatchEnd();
        executor.runAll();

        begun().sendHeaders(new Metadata());
        begun().sendMessage(new byte[0]);
        begun().close(Status.OK, new Metadata());
        executor.runAll();

        assertThat(events).containsExactly("begin", "ready", "cancel");
    }

    private @Nullable StreamListener openedRequest;

    private StreamListener opened() {
        assertThat(openedRequest).isNotNull();
        return openedRequest;
    }

    private StreamListener open(MethodDescriptor<?, ?> method) {
        return request(Headers.of(
                ":method", "POST", ":path", "/" + method.getFullMethodName(), "content-type", "application/grpc"));
    }

    private StreamListener request(Headers headers) {
        StreamListener request = connection.onStream(stream, headers, false);
        openedRequest = request;
        return request;
    }

    private static Headers with(String name, String value) {
        return Headers.of(
                ":method", "POST", ":path", "/test.Service/Unary", "content-type", "application/grpc", name, value);
    }

    private ServerCall<byte[], byte[]> begun() {
        assertThat(call).isNotNull();
        return call;
    }

    private Context callContext() {
        assertThat(context).isNotNull();
        return context;
    }

    private @Nullable String trailer(String name) {
        return stream.headers.get(0).get(name);
    }
}
