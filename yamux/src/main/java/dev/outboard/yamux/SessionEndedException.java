package dev.outboard.yamux;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The session has ended, or takes no new streams. */
public final class SessionEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What a caller may tell apart. */
    public enum Reason {
        /** This side closed the session. */
        CLOSED,
        /** This side shuts down in an orderly way: no new streams, and the end with the last one. */
        SHUT_DOWN,
        /** The peer takes no new streams; those there are go on. */
        PEER_GOING_AWAY,
        /** The peer closed the connection. */
        PEER_CLOSED,
        /** The peer ended the session by go-away with a code that says that something is wrong. */
        PEER_FAILED,
        /** Reading or writing failed, or the connection ended in the middle of a frame. */
        LOST,
        /** The peer broke a rule of yamux or went beyond a bound; the cause says which. */
        VIOLATION,
        /** The peer did not answer a keep-alive ping in time. */
        KEEP_ALIVE_TIMEOUT,
        /** The connection did not take in time what was written. */
        WRITE_TIMEOUT,
        /** The peer did not accept a stream in time. */
        OPEN_TIMEOUT,
        /** This side failed: a bug in it. */
        INTERNAL,
        /** This side has used up its stream ids; a new session is needed. */
        STREAMS_EXHAUSTED
    }

    /** Why. */
    private final Reason reason;

    SessionEndedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The same with the stack of the calling thread. */
    SessionEndedException again() {
        return new SessionEndedException(reason, String.valueOf(getMessage()), getCause());
    }

    /**
     * Why the session ended, or takes no new streams.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
