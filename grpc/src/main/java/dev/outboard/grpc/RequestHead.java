package dev.outboard.grpc;

import dev.outboard.http2.Headers;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a request's headers say.
 *
 * @param fullMethodName package, service and method
 * @param authority or null when there is none
 * @param timeoutNanos how long the client waits, or -1
 * @param encoding what messages are compressed with, or null
 * @param acceptEncoding what answers may be compressed with, or null
 * @param metadata what the client's application gave
 */
record RequestHead(
        String fullMethodName,
        @Nullable String authority,
        long timeoutNanos,
        @Nullable String encoding,
        @Nullable String acceptEncoding,
        Metadata metadata) {

    /** A request that is broken, or not gRPC's. */
    static class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String httpStatus;
        private final transient Status status;

        RefusedException(String httpStatus, Status status) {
            super(status.getDescription(), status.getCause());
            this.httpStatus = httpStatus;
            this.status = status;
        }

        String httpStatus() {
            return httpStatus;
        }

        Status status() {
            return status;
        }
    }

    /** A request of somebody who does not speak gRPC. */
    static final class NotGrpcException extends RefusedException {

        private static final long serialVersionUID = 1L;

        NotGrpcException(String httpStatus, String description) {
            super(httpStatus, Status.INTERNAL.withDescription(description));
        }
    }

    /**
     * Reads headers.
     *
     * @throws RefusedException with the answer, when they do not begin a gRPC call; a {@link NotGrpcException} when nobody
     *     meant to
     */
    static RequestHead parse(Headers headers) throws RefusedException {
        String method = headers.get(WireNames.METHOD);
        if (!"POST".equals(method)) {
            throw new NotGrpcException("405", "Method " + method + " is not supported");
        }
        String contentType = headers.get(WireNames.CONTENT_TYPE);
        if (contentType == null || !WireNames.isGrpc(contentType)) {
            throw new NotGrpcException(
                    "415",
                    contentType == null
                            ? "Content-Type is missing from the request"
                            : "Content-Type '" + contentType + "' is not supported");
        }
        String path = headers.get(WireNames.PATH);
        if (path == null || !path.startsWith("/")) {
            throw new RefusedException(
                    "404", Status.UNIMPLEMENTED.withDescription("Expected path to start with /: " + path));
        }
        return new RequestHead(
                path.substring(1),
                headers.get(WireNames.AUTHORITY),
                timeout(headers),
                headers.get(WireNames.GRPC_ENCODING),
                headers.get(WireNames.GRPC_ACCEPT_ENCODING),
                metadata(headers));
    }

    private static long timeout(Headers headers) throws RefusedException {
        String timeout = headers.get(WireNames.GRPC_TIMEOUT);
        if (timeout == null) {
            return -1;
        }
        try {
            return Timeout.parseNanos(timeout);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("400", Status.INTERNAL.withDescription(e.getMessage()));
        }
    }

    private static Metadata metadata(Headers headers) throws RefusedException {
        try {
            return MetadataCodec.decode(headers);
        } catch (MalformedMetadataException e) {
            throw new RefusedException("400", Status.INTERNAL.withDescription(e.getMessage()));
        }
    }
}
