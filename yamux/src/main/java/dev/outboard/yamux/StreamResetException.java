package dev.outboard.yamux;

import java.io.IOException;

/** The peer reset the stream: it refused it, gave it up, or closed it while this side was still sending. */
public final class StreamResetException extends IOException {

    private static final long serialVersionUID = 1L;

    StreamResetException(String message) {
        super(message);
    }
}
