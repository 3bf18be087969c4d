package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.HeaderField;
import dev.outboard.http2.Headers;
import dev.outboard.http2.StreamReset;
import dev.outboard.http2.StreamReset.Origin;
import io.grpc.Attributes;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as a server may send them, well or badly. */
final class ClientResponseTest {

    private static final Headers OK_HEADERS = Headers.of(":status", "200", "content-type", "application/grpc");
    private static final Headers OK_TRAILERS = Headers.of("grpc-status", "0");

    private final StepExecutor executor = new StepExecutor();
    private final ScriptedStream stream = new ScriptedStream();
    private final RecordingListener listener = new RecordingListener();
    private int decided;

    private ClientResponse<byte[]> response = responseOf(TestMethods.BIDI, MissingResponse.REJECTED);

    private ClientResponse<byte[]> responseOf(MethodDescriptor<byte[], byte[]> method, MissingResponse missing) {
        ClientConfig config = new ClientConfig(
                "localhost",
                new HeaderField(":scheme", "http"),
                new HeaderField("user-agent", "test"),
                executor,
                new ScheduledThreadPoolExecutor(0),
                new CallerSpin(),
                1000,
                missing,
                CompressorRegistry.getDefaultInstance(),
                DecompressorRegistry.getDefaultInstance(),
                null,
                new ConnectionFacts(Attributes.EMPTY, SecurityLevel.NONE, "http"),
                end -> CompletableFuture.completedStage(
                        Status.UNAVAILABLE.withDescription("explained").withCause(end)));
        StreamHandle handle = new StreamHandle();
        handle.attach(stream);
        ClientResponse.Ending ending = new ClientResponse.Ending() {
            @Override
            public void onTold() {
                decided++;
            }

            @Override
            public Status refine(Status status) {
                return status;
            }
        };
        return new ClientResponse<>(
                config, method, listener, new CallLimits(1000, missing), executor, Context.ROOT, handle, ending);
    }

    @Test
    void aWholeAnswerInOneBatchIsOneTask() {
        response.requestEnded();
        response.request(2);
        response.onHeaders(Headers.of(":status", "200", "content-type", "application/grpc+proto", "a", "1"), false);
        data(message("hi"));
        response.onHeaders(Headers.of("grpc-status", "0", "b", "2"), true);
        response.onBatchEnd();

        assertThat(executor.runAll()).isEqualTo(1);
        assertThat(listener.events).containsExactly("headers", "message hi", "close OK");
        assertThat(text(listener.headers, "a")).isEqualTo("1");
        assertThat(text(listener.trailers, "b")).isEqualTo("2");
        assertThat(stream.calls).isEmpty();
        assertThat(stream.consumed).isEqualTo(7);
        assertThat(decided).isEqualTo(1);
    }

    @Test
    void trailersAloneAreAnAnswer() {
        response.onHeaders(
                Headers.of(
                        ":status",
                        "200",
                        "content-type",
                        "application/grpc",
                        "grpc-status",
                        "5",
                        "grpc-message",
                        "no%20k",
                        "d",
                        "3"),
                true);
        finish();

        assertThat(listener.events).containsExactly("close NOT_FOUND");
        assertThat(status().getDescription()).isEqualTo("no k");
        assertThat(text(listener.trailers, "d")).isEqualTo("3");
    }

    @Test
    void anEarlyAnswerResetsWhatIsLeftOfTheRequest() {
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(OK_TRAILERS, true);
        finish();

        assertThat(listener.events).containsExactly("headers", "close OK");
        assertThat(stream.calls).containsExactly("reset CANCEL");
    }

    @ParameterizedTest
    @CsvSource({"404, UNIMPLEMENTED", "503, UNAVAILABLE", "401, UNAUTHENTICATED", "200, UNKNOWN", "500, UNKNOWN"})
    void anAnswerThatIsNotGrpcIsExplainedByItsHttpStatusAndItsText(String httpStatus, Status.Code code) {
        response.onHeaders(Headers.of(":status", httpStatus, "content-type", "text/html"), false);
        response.onData(ByteBuffer.wrap(TestMethods.utf8("<h1>Go ")), 7, false);
        response.onData(ByteBuffer.wrap(TestMethods.utf8("away</h1>")), 9, true);
        finish();

        assertThat(status().getCode()).isEqualTo(code);
        assertThat(status().getDescription())
                .contains("HTTP status code " + httpStatus, "text/html", "<h1>Go away</h1>", "test.Service/Bidi");
        assertThat(stream.consumed).isEqualTo(16);
    }

    @Test
    void anEndlessAnswerThatIsNotGrpcIsCutOff() {
        response.onHeaders(Headers.of(":status", "200"), false);
        response.onData(ByteBuffer.wrap(new byte[2000]), 2000, false);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(status().getDescription()).contains("no content-type").hasSizeLessThan(1500);
        assertThat(stream.calls).containsExactly("reset CANCEL");
    }

    @Test
    void trailersWithoutAStatusAreUnknown() {
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(Headers.of("a", "b"), true);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(status().getDescription()).contains("missing GRPC status");
    }

    @Test
    void trailersAloneWithoutAStatusAreExplainedByTheHttpStatus() {
        response.onHeaders(Headers.of(":status", "404", "content-type", "application/grpc"), true);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(status().getDescription()).contains("404", "missing GRPC status");
    }

    @Test
    void anEndWithoutTrailersIsAnInternalError() {
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        response.onData(ByteBuffer.wrap(message("x")), 6, true);
        finish();

        assertThat(listener.events).containsExactly("headers", "message x", "close INTERNAL");
    }

    @Test
    void anOkInTheMiddleOfAMessageIsAnInternalError() {
        response.onHeaders(OK_HEADERS, false);
        data(Arrays.copyOf(message("abc"), 6));
        response.onHeaders(OK_TRAILERS, true);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status().getDescription()).contains("middle of a message", "test.Service/Bidi");
    }

    @Test
    void aFailureInTheMiddleOfAMessageKeepsItsStatus() {
        response.onHeaders(OK_HEADERS, false);
        data(Arrays.copyOf(message("abc"), 6));
        response.onHeaders(Headers.of("grpc-status", "8"), true);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @ParameterizedTest
    @CsvSource({
        "PEER, CANCEL, CANCELLED",
        "PEER, REFUSED_STREAM, UNAVAILABLE",
        "VIOLATION, PROTOCOL_ERROR, INTERNAL",
        "GOING_AWAY, NO_ERROR, UNAVAILABLE"
    })
    void aResetEndsTheCallAfterWhatWasRequested(Origin origin, ErrorCode code, Status.Code expected) {
        response.request(1);
        response.onHeaders(OK_HEADERS, false);
        data(message("1"));
        data(message("2"));
        response.onReset(new StreamReset(code, origin, "what happened"));
        finish();

        assertThat(listener.events).containsExactly("headers", "message 1", "close " + expected);
        assertThat(status().getDescription()).contains("test.Service/Bidi");
    }

    @Test
    void anUnknownEncodingIsAnInternalErrorThatNamesIt() {
        response.onHeaders(
                Headers.of(":status", "200", "content-type", "application/grpc", "grpc-encoding", "zip"), false);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status().getDescription()).contains("zip");
        assertThat(stream.calls).containsExactly("reset CANCEL");
    }

    @Test
    void brokenMetadataIsAnInternalErrorThatNamesIt() {
        response.onHeaders(Headers.of(":status", "200", "content-type", "application/grpc", "k-bin", "*"), false);
        finish();

        assertThat(status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status().getDescription()).contains("k-bin");
    }

    @Test
    void aMessageOverTheLimitFailsTheCallAlone() {
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        data(message("ok"));
        data(new byte[] {0, 0, 1, 0, 0});
        finish();

        assertThat(listener.events).containsExactly("headers", "message ok", "close RESOURCE_EXHAUSTED");
        assertThat(stream.calls).containsExactly("reset CANCEL");
    }

    @Test
    void anAnswerWithoutItsMessageIsLeftToTheStubByDefault() {
        response = responseOf(TestMethods.CLIENT_STREAMING, MissingResponse.REJECTED);
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(OK_TRAILERS, true);
        finish();

        assertThat(listener.events).containsExactly("headers", "close OK");
    }

    @Test
    void anAnswerWithoutItsMessageCanBeTakenAsAnEmptyOne() {
        response = responseOf(TestMethods.CLIENT_STREAMING, MissingResponse.EMPTY_MESSAGE);
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(OK_TRAILERS, true);
        finish();

        assertThat(listener.events).containsExactly("headers", "message ", "close OK");
    }

    @Test
    void aMissingMessageIsMadeUpForOneMessageAnswersThatAreOkOnly() {
        response = responseOf(TestMethods.SERVER_STREAMING, MissingResponse.EMPTY_MESSAGE);
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(OK_TRAILERS, true);
        finish();
        assertThat(listener.events).containsExactly("headers", "close OK");

        listener.events.clear();
        response = responseOf(TestMethods.UNARY, MissingResponse.EMPTY_MESSAGE);
        response.request(2);
        response.onHeaders(OK_HEADERS, false);
        response.onHeaders(Headers.of("grpc-status", "3"), true);
        finish();
        assertThat(listener.events).containsExactly("headers", "close INVALID_ARGUMENT");
    }

    @Test
    void paddingIsCreditedAtOnce() {
        response.onHeaders(OK_HEADERS, false);
        response.onData(ByteBuffer.wrap(message("a")), 6 + 50, false);

        assertThat(stream.consumed).isEqualTo(50);
    }

    @Test
    void aListenerThatThrowsHearsOfNothingButTheEnd() {
        IllegalStateException failure = new IllegalStateException("listener");
        listener.failure = failure;
        response.request(3);
        response.onHeaders(OK_HEADERS, false);
        data(message("1"));
        data(message("2"));
        response.onHeaders(OK_TRAILERS, true);
        finish();

        assertThat(listener.events).containsExactly("headers", "message 1", "close CANCELLED");
        assertThat(status().getCause()).isSameAs(failure);
    }

    @Test
    void aListenerThatThrowsInTheMiddleResetsTheStream() {
        listener.failure = new IllegalStateException("listener");
        response.request(1);
        response.onHeaders(OK_HEADERS, false);
        data(message("1"));
        finish();

        assertThat(listener.events).containsExactly("headers", "message 1", "close CANCELLED");
        assertThat(stream.calls).containsExactly("reset CANCEL");
    }

    @Test
    void cancellingDropsWhatWasNotToldAndResets() {
        response.request(1);
        response.onHeaders(OK_HEADERS, false);
        data(message("1"));
        response.cancel(Status.CANCELLED.withDescription("enough"));
        finish();

        assertThat(listener.events).containsExactly("close CANCELLED");
        assertThat(stream.calls).containsExactly("reset CANCEL");
        assertThat(decided).isEqualTo(1);
    }

    @Test
    void readinessIsToldForStreamsOfRequestsOnly() {
        response.onWritable();
        executor.runAll();
        assertThat(listener.events).containsExactly("ready");

        listener.events.clear();
        responseOf(TestMethods.UNARY, MissingResponse.REJECTED).onWritable();
        executor.runAll();
        assertThat(listener.events).isEmpty();
    }

    private void finish() {
        response.onBatchEnd();
        executor.runAll();
    }

    private void data(byte[] bytes) {
        response.onData(ByteBuffer.wrap(bytes), bytes.length, false);
    }

    private Status status() {
        return Objects.requireNonNull(listener.status, "the call was not closed");
    }

    private static byte[] message(String text) {
        try {
            MessageFramer.FramedMessage framed =
                    new MessageFramer(100).frame(new ByteArrayInputStream(TestMethods.utf8(text)));
            return Arrays.copyOf(framed.bytes(), framed.length());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String text(@Nullable Metadata metadata, String key) {
        return Objects.requireNonNull(metadata).get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
    }
}
