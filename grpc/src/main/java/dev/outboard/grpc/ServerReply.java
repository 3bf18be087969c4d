package dev.outboard.grpc;

import dev.outboard.grpc.MessageFramer.FramedMessage;
import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.HeaderField;
import dev.outboard.http2.Headers;
import dev.outboard.http2.Http2Stream;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * What one call's answer is made of, in its order: headers, messages, status. The application writes it, but any thread may
 * have to end it: one lock keeps the frames in order; nothing waits under it.
 */
final class ServerReply {

    private static final HeaderField CONTENT_TYPE =
            new HeaderField(WireNames.CONTENT_TYPE, WireNames.GRPC_CONTENT_TYPE);
    private static final HeaderField OK = new HeaderField(WireNames.STATUS, "200");
    private static final Headers OK_TRAILERS = Headers.of(WireNames.GRPC_STATUS, "0");

    private final Http2Stream stream;
    private final @Nullable HeaderField acceptEncoding;

    private final Object lock = new Object();
    // Guarded by lock.
    private boolean headersSent;
    private boolean ended;

    ServerReply(Http2Stream stream, @Nullable HeaderField acceptEncoding) {
        this.stream = stream;
        this.acceptEncoding = acceptEncoding;
    }

    /** Queues the headers; does nothing after the end. */
    void headers(Metadata metadata, Compressor compressor) {
        Headers.Builder headers = Headers.builder().add(OK).add(CONTENT_TYPE);
        if (!(compressor instanceof Codec.Identity)) {
            headers.add(WireNames.GRPC_ENCODING, compressor.getMessageEncoding());
        }
        if (acceptEncoding != null) {
            headers.add(acceptEncoding);
        }
        MetadataCodec.append(headers, metadata);
        synchronized (lock) {
            if (!ended) {
                headersSent = true;
                stream.headers(headers.build(), false);
            }
        }
    }

    /** Queues a message; does nothing after the end. */
    void message(FramedMessage message) {
        synchronized (lock) {
            if (!ended) {
                stream.data(message.bytes(), 0, message.length(), false);
            }
        }
    }

    /** Ends the answer with a status, and sends all that is queued. Does nothing after the end. */
    void end(Status status, Metadata trailers) {
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
            stream.headers(headersSent ? trailers(status, trailers) : trailersOnly("200", status, trailers), true);
        }
        stream.flush();
    }

    /** Answers something that is not a call as HTTP does. */
    void refuse(String httpStatus, Status status) {
        synchronized (lock) {
            ended = true;
            stream.headers(trailersOnly(httpStatus, status, new Metadata()), true);
        }
        stream.flush();
    }

    private Headers trailersOnly(String httpStatus, Status status, Metadata metadata) {
        Headers.Builder headers = Headers.builder()
                .add(httpStatus.equals("200") ? OK : new HeaderField(WireNames.STATUS, httpStatus))
                .add(CONTENT_TYPE);
        if (acceptEncoding != null) {
            headers.add(acceptEncoding);
        }
        return withStatus(headers, status, metadata);
    }

    private static Headers trailers(Status status, Metadata metadata) {
        if (status.isOk() && status.getDescription() == null && InternalMetadata.headerCount(metadata) == 0) {
            return OK_TRAILERS;
        }
        return withStatus(Headers.builder(), status, metadata);
    }

    private static Headers withStatus(Headers.Builder headers, Status status, Metadata metadata) {
        StatusMapping.append(headers, status);
        MetadataCodec.append(headers, metadata);
        return headers.build();
    }

    void flush() {
        stream.flush();
    }

    boolean isReady() {
        synchronized (lock) {
            if (ended) {
                return false;
            }
        }
        return stream.queuedBytes() < GrpcChannel.READY_THRESHOLD;
    }

    /** Drops what is queued and tells the client so. */
    void reset(ErrorCode code) {
        synchronized (lock) {
            ended = true;
        }
        stream.reset(code);
    }

    /** After {@link #end}: the client need not send the rest of its request. */
    void stopRequest() {
        stream.reset(ErrorCode.NO_ERROR);
    }
}
