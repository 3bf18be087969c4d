package dev.outboard.grpc;

import dev.outboard.http2.Headers;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An answer that is HTTP but not gRPC: what it says is collected, so that the error can tell it. */
final class ForeignAnswer {

    private static final int MAX_TEXT = 1000;

    private final Status status;
    private final StringBuilder text = new StringBuilder();

    private ForeignAnswer(Status status) {
        this.status = status;
    }

    /** An answer with these headers, whose content type is not gRPC's. */
    static ForeignAnswer to(Headers headers) {
        String httpStatus = headers.get(WireNames.STATUS);
        String contentType = headers.get(WireNames.CONTENT_TYPE);
        return new ForeignAnswer(StatusMapping.fromHttpStatus(String.valueOf(httpStatus))
                .augmentDescription(
                        contentType == null
                                ? "The answer is not gRPC: it has no content-type"
                                : "The answer is not gRPC: its content-type is " + contentType));
    }

    /** Takes a piece of the body; true when there is enough of it. */
    boolean add(ByteBuffer data) {
        int taken = Math.min(data.remaining(), MAX_TEXT - text.length());
        text.append(StandardCharsets.ISO_8859_1.decode(data.slice().limit(taken)));
        return text.length() == MAX_TEXT;
    }

    Status status() {
        return text.isEmpty() ? status : status.augmentDescription("Its text: " + text);
    }
}
