package dev.outboard.grpc;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** What the wire says of a call's end, as a {@link Status}, and back. */
final class StatusMapping {

    private StatusMapping() {}

    /** The status in trailers, or null when they have none. */
    static @Nullable Status fromTrailers(Headers trailers) {
        String code = trailers.get(WireNames.GRPC_STATUS);
        if (code == null) {
            return null;
        }
        String message = trailers.get(WireNames.GRPC_MESSAGE);
        Status status = fromCode(code);
        return message == null ? status : status.withDescription(StatusMessage.decode(message));
    }

    private static Status fromCode(String text) {
        if (text.equals("0")) {
            return Status.OK;
        }
        try {
            return Status.fromCodeValue(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Status.UNKNOWN.withDescription("The peer sent the status '" + text + "', which is not a number");
        }
    }

    static void append(Headers.Builder trailers, Status status) {
        trailers.add(WireNames.GRPC_STATUS, Integer.toString(status.getCode().value()));
        String description = status.getDescription();
        if (description != null) {
            trailers.add(WireNames.GRPC_MESSAGE, StatusMessage.encode(description));
        }
    }

    /**
     * For an answer that is HTTP but not gRPC ({@code http-grpc-status-mapping.md}).
     *
     * @param httpStatus the value of {@code :status}
     */
    static Status fromHttpStatus(String httpStatus) {
        Status status = switch (httpStatus) {
            case "400", "431" -> Status.INTERNAL;
            case "401" -> Status.UNAUTHENTICATED;
            case "403" -> Status.PERMISSION_DENIED;
            case "404" -> Status.UNIMPLEMENTED;
            case "429", "502", "503", "504" -> Status.UNAVAILABLE;
            default -> Status.UNKNOWN;
        };
        return status.withDescription("HTTP status code " + httpStatus);
    }

    /** For a stream that the server reset ({@code PROTOCOL-HTTP2.md}, "Errors"). */
    static Status fromReset(ErrorCode code) {
        Status status = switch (code) {
            case REFUSED_STREAM -> Status.UNAVAILABLE;
            case CANCEL -> Status.CANCELLED;
            case ENHANCE_YOUR_CALM -> Status.RESOURCE_EXHAUSTED;
            case INADEQUATE_SECURITY -> Status.PERMISSION_DENIED;
            case HTTP_1_1_REQUIRED -> Status.UNKNOWN;
            case NO_ERROR,
                    PROTOCOL_ERROR,
                    INTERNAL_ERROR,
                    FLOW_CONTROL_ERROR,
                    SETTINGS_TIMEOUT,
                    STREAM_CLOSED,
                    FRAME_SIZE_ERROR,
                    COMPRESSION_ERROR,
                    CONNECT_ERROR -> Status.INTERNAL;
        };
        return status.withDescription("The server reset the stream: HTTP/2 error code " + code);
    }

    /** How to end a stream whose call fails on this side. */
    static ErrorCode toReset(Status status) {
        return switch (status.getCode()) {
            case INTERNAL -> ErrorCode.INTERNAL_ERROR;
            case RESOURCE_EXHAUSTED -> ErrorCode.ENHANCE_YOUR_CALM;
            default -> ErrorCode.CANCEL;
        };
    }
}
