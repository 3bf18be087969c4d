package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusMappingTest {

    @ParameterizedTest
    @EnumSource(Status.Code.class)
    void everyCodeCrosses(Status.Code code) {
        Headers.Builder trailers = Headers.builder();
        StatusMapping.append(trailers, code.toStatus().withDescription("ü"));

        Status status = StatusMapping.fromTrailers(trailers.build());

        assertThat(status).isNotNull();
        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).isEqualTo("ü");
    }

    @Test
    void noStatusIsNoStatus() {
        assertThat(StatusMapping.fromTrailers(Headers.of("grpc-message", "m"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "99999999999"})
    void aStatusThatIsNoNumberIsUnknownAndSaysSo(String value) {
        Status status = StatusMapping.fromTrailers(Headers.of("grpc-status", value));

        assertThat(status).isNotNull();
        assertThat(status.getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(status.getDescription()).contains("'" + value + "'");
    }

    @Test
    void aCodeFromTheFutureIsUnknown() {
        assertThat(StatusMapping.fromTrailers(Headers.of("grpc-status", "17")))
                .extracting(Status::getCode)
                .isEqualTo(Status.Code.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INTERNAL",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, UNIMPLEMENTED",
        "429, UNAVAILABLE",
        "431, INTERNAL",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
        "200, UNKNOWN",
        "302, UNKNOWN",
        "500, UNKNOWN"
    })
    void httpStatusesMapAsGrpcSays(String httpStatus, Status.Code code) {
        Status status = StatusMapping.fromHttpStatus(httpStatus);

        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).contains(httpStatus);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ERROR, INTERNAL",
        "PROTOCOL_ERROR, INTERNAL",
        "INTERNAL_ERROR, INTERNAL",
        "FLOW_CONTROL_ERROR, INTERNAL",
        "SETTINGS_TIMEOUT, INTERNAL",
        "STREAM_CLOSED, INTERNAL",
        "FRAME_SIZE_ERROR, INTERNAL",
        "REFUSED_STREAM, UNAVAILABLE",
        "CANCEL, CANCELLED",
        "COMPRESSION_ERROR, INTERNAL",
        "CONNECT_ERROR, INTERNAL",
        "ENHANCE_YOUR_CALM, RESOURCE_EXHAUSTED",
        "INADEQUATE_SECURITY, PERMISSION_DENIED",
        "HTTP_1_1_REQUIRED, UNKNOWN"
    })
    void resetsMapAsGrpcSays(ErrorCode reset, Status.Code code) {
        Status status = StatusMapping.fromReset(reset);

        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).contains(reset.name());
    }
}
