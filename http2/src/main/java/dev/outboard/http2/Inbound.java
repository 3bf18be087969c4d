package dev.outboard.http2;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.internal.send.Outbound;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reader thread's life: reads, has every frame dispatched, and at the end tells everybody who still waits. */
final class Inbound implements Runnable {

    private static final int BUFFER_SIZE = 64 * 1024;

    /** How long a peer that broke a rule has to read why, before the connection is closed. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Connection connection;
    private final ConnectionParts parts;
    private final Outbound<Http2Scheduler> outbound;
    private final Lifecycle lifecycle;
    private final FrameReader reader;
    private final FrameDispatcher dispatcher;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

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
    }

    @Override
    public void run() {
        ConnectionEndedException mine = readUntilEnd();
        lifecycle.end(mine);
        ConnectionEndedException end = lifecycle.ended();
        finish(end == null ? mine : end, mine.reason() == Reason.VIOLATION || mine.reason() == Reason.NOT_HTTP2);
    }

    /** Says why there is nothing more to read, or nobody who wants to. */
    private ConnectionEndedException readUntilEnd() {
        try {
            readPreface();
            while (!lifecycle.hasEnded()) {
                if (!readBatch()) {
                    return lifecycle.peerClosed();
                }
            }
            return lifecycle.because(Reason.CLOSED, ErrorCode.NO_ERROR, "was closed by this side", null);
        } catch (EOFException e) {
            return lifecycle.peerClosed();
        } catch (NotHttp2Exception e) {
            return lifecycle.because(
                    Reason.NOT_HTTP2,
                    ErrorCode.PROTOCOL_ERROR,
                    "cannot begin: the peer " + e.getMessage(),
                    e.getCause());
        } catch (Http2Exception e) {
            return lifecycle.because(
                    Reason.VIOLATION, e.errorCode(), "ended with " + e.errorCode() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            return lifecycle.lost(e);
        } catch (RuntimeException | Error bug) {
            return lifecycle.because(Reason.INTERNAL, ErrorCode.INTERNAL_ERROR, "failed on this side: " + bug, bug);
        }
    }

    /** Reads what comes first; the frames behind it are left in the buffer. */
    private void readPreface() throws IOException {
        Deadline deadline =
                Deadline.after(parts.options().prefaceTimeout(), parts.options().ticker());
        buffer.limit(0);
        if (!parts.client()) {
            readAtLeast(Preface.LENGTH, deadline);
            String wrong = Preface.wrongInClient(buffer);
            if (wrong != null) {
                throw new NotHttp2Exception(wrong, null);
            }
            buffer.position(buffer.position() + Preface.LENGTH);
            buffer.compact().flip();
        }
        readAtLeast(FrameReader.HEADER_SIZE, deadline);
        String wrong = Preface.wrongInFirstFrame(buffer);
        if (wrong != null) {
            throw new NotHttp2Exception(wrong + ", not with SETTINGS", null);
        }
        dispatchBatch();
    }

    /** Reads until the buffer, which is left ready for getting, has that much. */
    private void readAtLeast(int octets, Deadline deadline) throws IOException {
        while (buffer.remaining() < octets) {
            buffer.compact();
            int count;
            try {
                count = connection.read(buffer, deadline);
            } catch (TimeoutException e) {
                throw new NotHttp2Exception(
                        "has not sent its preface within " + parts.options().prefaceTimeout(), e);
            } finally {
                buffer.flip();
            }
            if (count < 0) {
                throw endedEarly();
            }
            if (!parts.client() && octets == Preface.LENGTH && Preface.wrongInClient(buffer) != null) {
                return;
            }
        }
    }

    private IOException endedEarly() {
        return buffer.hasRemaining()
                ? new NotHttp2Exception(
                        "has closed it in the middle of its preface, which " + Preface.describe(buffer), null)
                : new EOFException();
    }

    private boolean readBatch() throws IOException {
        buffer.clear();
        if (connection.read(buffer) < 0) {
            return false;
        }
        buffer.flip();
        dispatchBatch();
        return true;
    }

    private void dispatchBatch() throws Http2Exception {
        outbound.beginBatch();
        try {
            while (!lifecycle.hasEnded() && dispatchNext()) {
                // All the work is in the condition.
            }
        } finally {
            dispatcher.endBatch();
            outbound.endBatch();
        }
    }

    /** Returns false when there is no whole frame left. */
    private boolean dispatchNext() throws Http2ConnectionException {
        try {
            Frame frame = reader.next(buffer);
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

    /** Ends everything, each exactly once, and tells who waits. */
    private void finish(ConnectionEndedException end, boolean linger) {
        if (linger || end.reason() == Reason.INTERNAL) {
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
            if (linger) {
                linger();
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

    /** Lets the peer read the GOAWAY: closing with its octets unread could take it away again. */
    private void linger() {
        Deadline deadline = Deadline.after(LINGER);
        try {
            do {
                buffer.clear();
            } while (connection.read(buffer, deadline) >= 0);
        } catch (IOException e) {
            // The peer is gone, has had its time, or this side closed: all the same now.
            buffer.clear();
        }
    }

    /** What came first is not HTTP/2. */
    private static final class NotHttp2Exception extends IOException {

        private static final long serialVersionUID = 1L;

        NotHttp2Exception(String whatThePeerDid, @Nullable Throwable cause) {
            super(whatThePeerDid, cause);
        }
    }
}
