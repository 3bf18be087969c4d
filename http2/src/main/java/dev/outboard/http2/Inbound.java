package dev.outboard.http2;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.internal.send.Outbound;
import dev.outboard.net.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes from the peer: has every frame dispatched, and at the end tells everybody who still waits. For one thread at a time:
 * the {@link ConnectionReader}'s, or those that bring what comes to a {@link PushedInput}.
 */
final class Inbound {

    private final Connection connection;
    private final ConnectionParts parts;
    private final Outbound<Http2Scheduler> outbound;
    private final Lifecycle lifecycle;
    private final FrameReader reader;
    private final FrameDispatcher dispatcher;

    /** What has come of the peer's preface and the header of its first frame; null once they are complete. */
    private @Nullable ByteBuffer beginning;

    Inbound(Connection connection, ConnectionParts parts, FrameLog log) {
        this.connection = connection;
        this.parts = parts;
        this.outbound = parts.outbound();
        this.lifecycle = parts.lifecycle();
        Http2Options options = parts.options();
        HeaderLimits limits = HeaderLimits.of(options.maxHeaderListSize());
        // The peer knows of another size when it acknowledges this side's settings.
        HpackDecoder decoder = new HpackDecoder(Settings.DEFAULT_HEADER_TABLE_SIZE, limits.maxListSize());
        reader = new FrameReader(decoder, limits, options.maxFrameSize(), log);
        dispatcher = new FrameDispatcher(parts, decoder);
        beginning = ByteBuffer.allocate(Preface.LENGTH + FrameReader.HEADER_SIZE);
    }

    Connection connection() {
        return connection;
    }

    ConnectionParts parts() {
        return parts;
    }

    /** Whether the peer has begun as HTTP/2 begins. */
    boolean hasBegun() {
        return beginning == null;
    }

    /**
     * Takes what has come.
     *
     * @param input all of which is taken
     * @return null when there is more to come, otherwise why there is not, or nobody who wants it; then {@link #finish} is due
     */
    @Nullable
    ConnectionEndedException receive(ByteBuffer input) {
        try {
            if (hasBegun() || begin(input)) {
                dispatchBatch(input);
            }
            return lifecycle.hasEnded() ? closedHere() : null;
        } catch (NotHttp2Exception e) {
            return notHttp2(e);
        } catch (Http2Exception e) {
            return lifecycle.because(
                    Reason.VIOLATION, e.errorCode(), "ended with " + e.errorCode() + ": " + e.getMessage(), e);
        } catch (RuntimeException | Error bug) {
            return failed(bug);
        }
    }

    /** Why it ends when the peer sends nothing more. */
    ConnectionEndedException peerEnded() {
        ByteBuffer begun = beginning;
        if (begun == null || begun.position() == 0) {
            return lifecycle.peerClosed();
        }
        return notHttp2(new NotHttp2Exception(
                "has closed it in the middle of its preface, which " + Preface.describe(begun.flip())));
    }

    /** Why it ends when the peer has not begun in time. */
    ConnectionEndedException notBegun() {
        return notHttp2(new NotHttp2Exception(
                "has not sent its preface within " + parts.options().prefaceTimeout()));
    }

    /** Why it ends when reading has failed. */
    ConnectionEndedException lost(IOException failure) {
        return lifecycle.lost(failure);
    }

    ConnectionEndedException closedHere() {
        return lifecycle.because(Reason.CLOSED, ErrorCode.NO_ERROR, "was closed by this side", null);
    }

    ConnectionEndedException failed(Throwable bug) {
        return lifecycle.because(Reason.INTERNAL, ErrorCode.INTERNAL_ERROR, "failed on this side: " + bug, bug);
    }

    private ConnectionEndedException notHttp2(NotHttp2Exception e) {
        return lifecycle.because(
                Reason.NOT_HTTP2, ErrorCode.PROTOCOL_ERROR, "cannot begin: the peer " + e.getMessage(), null);
    }

    /** Takes what comes first; says whether there is enough of it. What is behind the preface is left to the reader. */
    private boolean begin(ByteBuffer input) throws Http2Exception, NotHttp2Exception {
        ByteBuffer begun = Objects.requireNonNull(beginning);
        while (begun.hasRemaining() && input.hasRemaining()) {
            begun.put(input.get());
        }
        ByteBuffer octets = begun.duplicate().flip();
        if (!parts.client()) {
            require(Preface.wrongInClient(octets));
            octets.position(Math.min(Preface.LENGTH, octets.limit()));
        }
        if (octets.remaining() < FrameReader.HEADER_SIZE) {
            return false;
        }
        String wrong = Preface.wrongInFirstFrame(octets);
        require(wrong == null ? null : wrong + ", not with SETTINGS");
        beginning = null;
        dispatchBatch(octets);
        return true;
    }

    private static void require(@Nullable String wrong) throws NotHttp2Exception {
        if (wrong != null) {
            throw new NotHttp2Exception(wrong);
        }
    }

    private void dispatchBatch(ByteBuffer input) throws Http2Exception {
        outbound.beginBatch();
        try {
            while (!lifecycle.hasEnded() && dispatchNext(input)) {
                // All the work is in the condition.
            }
        } finally {
            dispatcher.endBatch();
            outbound.endBatch();
        }
    }

    /** Returns false when there is no whole frame left. */
    private boolean dispatchNext(ByteBuffer input) throws Http2ConnectionException {
        try {
            Frame frame = reader.next(input);
            if (frame == null) {
                return false;
            }
            dispatcher.dispatch(frame);
        } catch (Http2ConnectionException e) {
            throw e;
        } catch (Http2StreamException e) {
            dispatcher.onViolation(e);
        } catch (Http2Exception e) {
            throw new IllegalStateException("There are two kinds of violations only", e);
        }
        return true;
    }

    /**
     * Ends everything, each exactly once, and tells who waits.
     *
     * @param mine why, if nobody has ended the connection before
     * @param linger lets the peer read the reason, if it has to know one
     */
    void finish(ConnectionEndedException mine, Runnable linger) {
        lifecycle.end(mine);
        ConnectionEndedException end = Objects.requireNonNullElse(lifecycle.ended(), mine);
        boolean isTold = mine.reason() == Reason.VIOLATION || mine.reason() == Reason.NOT_HTTP2;
        if (isTold || end.reason() == Reason.INTERNAL) {
            outbound.submit(new OutboundOp.GoAwayFrame(
                    parts.client() ? 0 : parts.table().newestId(), end.code(), String.valueOf(end.getMessage())));
            outbound.submit(new OutboundOp.Finish());
            outbound.flushNow();
        } else {
            connection.close();
        }
        try {
            failStreams(end);
            parts.pings().failAll(end);
        } finally {
            if (isTold) {
                linger.run();
            }
            connection.close();
            outbound.stop();
            parts.listener().onEnd(end);
        }
    }

    private void failStreams(ConnectionEndedException end) {
        // In this order: a stream that is being opened leaves the first after it has entered the second.
        List<ConnectionStream> streams = new ArrayList<>(parts.table().unopened());
        streams.addAll(parts.table().opened());
        for (ConnectionStream stream : streams) {
            StreamListener listener = stream.listenerIfAny();
            if (stream.change(StreamState.Event.RESET) != StreamState.CLOSED
                    && listener != null
                    && !stream.isStopped()) {
                listener.onConnectionEnd(end);
                listener.onBatchEnd();
            }
        }
    }

    /** What came first is not HTTP/2. */
    private static final class NotHttp2Exception extends IOException {

        private static final long serialVersionUID = 1L;

        NotHttp2Exception(String whatThePeerDid) {
            super(whatThePeerDid);
        }
    }
}
