package dev.outboard.http2;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Connection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a connection takes new streams, whether it has ended, and why. The first reason wins. Any thread. */
final class Lifecycle {

    /** What GOAWAY says before a server knows the last stream that reaches it (RFC 9113, section 6.8). */
    static final int ALL_STREAMS = Integer.MAX_VALUE;

    private final Connection connection;
    private final AtomicReference<@Nullable ConnectionEndedException> end = new AtomicReference<>();

    /** Why no new streams are taken; those there are go on. */
    private final AtomicReference<@Nullable ConnectionEndedException> goingAway = new AtomicReference<>();

    /** Whether the connection ends as soon as nothing is going on. */
    private volatile boolean endsWhenIdle;

    /** Whether streams that the peer opens are ignored, as it knows by GOAWAY. */
    private volatile boolean closedToPeer;

    private final AtomicBoolean drained = new AtomicBoolean();

    private volatile @Nullable IOException writeFailure;
    private volatile @Nullable String peerGoAway;

    Lifecycle(Connection connection) {
        this.connection = connection;
    }

    /** Makes the reason for an end. */
    ConnectionEndedException because(Reason reason, ErrorCode code, String what, @Nullable Throwable cause) {
        return new ConnectionEndedException(
                reason, code, "The HTTP/2 connection to " + connection.remoteEndpoint() + " " + what + ".", cause);
    }

    /** Ends the connection, unless it has ended before; says whether it was this call. */
    boolean end(ConnectionEndedException why) {
        return end.compareAndSet(null, why);
    }

    @Nullable
    ConnectionEndedException ended() {
        return end.get();
    }

    boolean hasEnded() {
        return end.get() != null;
    }

    /** The peer, or this side, takes no new streams from now on. Says whether it is news. */
    boolean goAway(ConnectionEndedException why) {
        return goingAway.compareAndSet(null, why);
    }

    /** Why a new stream cannot be opened, as a new exception with the caller's stack; null when it can. */
    @Nullable
    ConnectionEndedException unavailable() {
        ConnectionEndedException why = end.get();
        if (why == null) {
            why = goingAway.get();
        }
        return why == null ? null : why.again();
    }

    void closeToPeer() {
        closedToPeer = true;
    }

    boolean isClosedToPeer() {
        return closedToPeer;
    }

    void endWhenIdle() {
        endsWhenIdle = true;
    }

    /** Whether the connection is to end now because nothing is going on any more; true once. */
    boolean drains(StreamTable table) {
        return endsWhenIdle && table.isIdle() && drained.compareAndSet(false, true);
    }

    boolean isDrained() {
        return drained.get();
    }

    /** Why the connection ends that is drained. */
    ConnectionEndedException drainedBecause() {
        ConnectionEndedException why = goingAway.get();
        return why == null ? because(Reason.SHUT_DOWN, ErrorCode.NO_ERROR, "was shut down", null) : why;
    }

    void onWriteFailed(IOException cause) {
        writeFailure = cause;
    }

    /** Remembers what the peer's GOAWAY said, for the message when it then closes. */
    void onPeerGoAway(ErrorCode code, String debugData) {
        peerGoAway = code + (debugData.isEmpty() ? "" : ": " + debugData);
    }

    /** The peer has ended its output. */
    ConnectionEndedException peerClosed() {
        String said = peerGoAway;
        return because(
                Reason.PEER_CLOSED,
                ErrorCode.NO_ERROR,
                "was closed by the peer" + (said == null ? "" : ", which said before: " + said),
                writeFailure);
    }

    /** Reading failed. */
    ConnectionEndedException lost(IOException cause) {
        IOException earlier = writeFailure;
        if (earlier != null && !earlier.equals(cause)) {
            cause.addSuppressed(earlier);
        }
        String said = peerGoAway;
        return because(
                Reason.LOST,
                ErrorCode.NO_ERROR,
                "was lost: " + cause.getMessage() + (said == null ? "" : "; the peer had said: " + said),
                cause);
    }
}
