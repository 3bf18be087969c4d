package dev.outboard.yamux;

import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Endpoint;
import java.io.IOException;

/** What a stream's users are told when it does not go on. Immutable. */
final class StreamErrors {

    private final Endpoint remote;

    /** @param remote the stream's other end */
    StreamErrors(Endpoint remote) {
        this.remote = remote;
    }

    ConnectionClosedException closedHere() {
        return new ConnectionClosedException("this side closed the connection to " + remote);
    }

    ConnectionClosedException outputEnded() {
        return new ConnectionClosedException("this side ended its output to " + remote);
    }

    StreamResetException reset(String doing) {
        return new StreamResetException(
                "the connection to " + remote + " broke while " + doing + ": the other side reset it");
    }

    /** The session has ended below the stream. */
    IOException broken(SessionEndedException end, String doing) {
        if (end.reason() == SessionEndedException.Reason.CLOSED) {
            return new ConnectionClosedException("this side closed the session of the connection to " + remote);
        }
        return new SessionEndedException(
                end.reason(), "the connection to " + remote + " broke while " + doing + ": " + end.getMessage(), end);
    }
}
