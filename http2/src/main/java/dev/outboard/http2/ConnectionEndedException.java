package dev.outboard.http2;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The connection has ended, or takes no new streams. */
public final class ConnectionEndedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What a caller may tell apart. */
    public enum Reason {
        /** This side closed the connection at once. */
        CLOSED,
        /** This side shuts down in an orderly way: no new streams, and the end with the last one. */
        SHUT_DOWN,
        /** The peer has announced its end by GOAWAY. */
        PEER_GOING_AWAY,
        /** The peer closed the connection. */
        PEER_CLOSED,
        /** Reading or writing failed. */
        LOST,
        /** The peer broke a rule of HTTP/2 or went beyond a bound. */
        VIOLATION,
        /** What the peer said first is not HTTP/2, or it said nothing in time. */
        NOT_HTTP2,
        /** This side failed: a bug in it, or a listener that threw an exception. */
        INTERNAL,
        /** The connection has used up its stream identifiers; a new connection is needed. */
        STREAMS_EXHAUSTED
    }

    /** Why the connection ended. */
    private final Reason reason;

    /** What GOAWAY said. */
    private final ErrorCode code;

    ConnectionEndedException(Reason reason, ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.code = code;
    }

    /** The same with the stack of the calling thread, which the first one lacks. */
    ConnectionEndedException again() {
        ConnectionEndedException again =
                new ConnectionEndedException(reason, code, String.valueOf(getMessage()), getCause());
        again.takeStack();
        return again;
    }

    private void takeStack() {
        super.fillInStackTrace();
    }

    /**
     * Takes no stack: every connection ends some day, mostly in its reader, whose stack tells nobody anything and costs more than
     * the rest of an end. What failed, if something did, is the cause.
     *
     * @return this
     */
    @Override
    public synchronized ConnectionEndedException fillInStackTrace() {
        return this;
    }

    /**
     * Why the connection ended.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The code of the GOAWAY that was sent or received.
     *
     * @return the code, {@link ErrorCode#NO_ERROR} where there was none
     */
    public ErrorCode code() {
        return code;
    }
}
