package dev.outboard.http2;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.internal.send.Outbound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges frames by the state of their streams and the connection, tells listeners, and submits what has to be answered. For
 * the reader; what differs between the roles is in {@link HeaderDispatcher}.
 */
final class FrameDispatcher {

    private final boolean client;
    private final Http2Options options;
    private final ConnectionListener listener;
    private final StreamTable table;
    private final Outbound<Http2Scheduler> outbound;
    private final Http2Scheduler scheduler;
    private final ConnectionReceiveWindow window;
    private final StreamCloser closer;
    private final Lifecycle lifecycle;
    private final AbuseGuard guard;
    private final PendingPings pings;
    private final HpackDecoder decoder;
    private final HeaderDispatcher headers;

    private final List<ConnectionStream> touched = new ArrayList<>();
    private @Nullable Settings peer;

    /** How far the peer may exceed a stream's window because it may not have seen this side's settings yet. */
    private int windowTolerance;

    FrameDispatcher(ConnectionParts parts, HpackDecoder decoder) {
        client = parts.client();
        options = parts.options();
        listener = parts.listener();
        table = parts.table();
        outbound = parts.outbound();
        scheduler = parts.scheduler();
        window = parts.window();
        closer = parts.closer();
        lifecycle = parts.lifecycle();
        guard = parts.guard();
        pings = parts.pings();
        this.decoder = decoder;
        headers = new HeaderDispatcher(parts, this);
        windowTolerance = Math.max(0, Settings.DEFAULT_INITIAL_WINDOW_SIZE - options.initialWindowSize());
    }

    /**
     * Acts on a frame.
     *
     * @throws Http2StreamException when its stream must be reset: to be passed to {@link #onViolation}
     * @throws Http2ConnectionException when the connection must end
     */
    void dispatch(Frame frame) throws Http2Exception {
        if (frame instanceof Frame.Data data) {
            onData(data);
        } else if (frame instanceof Frame.HeaderBlock block) {
            headers.onHeaders(block);
        } else if (frame instanceof Frame.HeaderBlockTooLarge block) {
            headers.onHeadersTooLarge(block);
        } else if (frame instanceof Frame.WindowUpdate update) {
            onWindowUpdate(update);
        } else if (frame instanceof Frame.RstStream reset) {
            onRstStream(reset);
        } else if (frame instanceof Frame.Ping ping) {
            onPing(ping);
        } else if (frame instanceof Frame.SettingsChange change) {
            onSettings(change);
        } else if (frame instanceof Frame.SettingsAck) {
            onSettingsAck();
        } else if (frame instanceof Frame.GoAway goAway) {
            onGoAway(goAway);
        } else {
            // PRIORITY and unknown frames: nothing to do, but not for ever.
            guard.onIdleFrame();
        }
    }

    /** The stream is to be told of the end of the batch. */
    void touch(ConnectionStream stream) {
        if (!stream.inbound.touched) {
            stream.inbound.touched = true;
            touched.add(stream);
        }
    }

    /** Tells every touched stream that the batch is over. */
    void endBatch() {
        // A listener may touch other streams' ends, but not add to this list: that is the reader's.
        for (int i = 0; i < touched.size(); i++) {
            ConnectionStream stream = touched.get(i);
            stream.inbound.touched = false;
            StreamListener streamListener = stream.listenerIfAny();
            if (streamListener != null) {
                streamListener.onBatchEnd();
            }
        }
        touched.clear();
    }

    /** The peer has broken a rule on one stream: reset it. */
    void onViolation(Http2StreamException violation) throws Http2ConnectionException {
        int streamId = violation.streamId();
        guard.onAnswerQueued();
        onEarlyEnd();
        var frame = OutboundOp.RstStreamFrame.answer(streamId, violation.errorCode());
        ConnectionStream stream = table.get(streamId);
        if (stream == null) {
            if (isPeersStream(streamId)) {
                table.used(streamId);
            }
            table.recentResets().add(streamId);
            outbound.submit(frame);
            return;
        }
        if (stream.change(StreamState.Event.RESET) == StreamState.CLOSED) {
            guard.onAnswerSent();
            return;
        }
        closer.closedHere(stream, frame);
        tellReset(stream, new StreamReset(violation.errorCode(), StreamReset.Origin.VIOLATION, text(violation)));
    }

    private static String text(Http2Exception violation) {
        return String.valueOf(violation.getMessage());
    }

    /** A stream was refused, or ended early because of what the peer did. */
    void onEarlyEnd() throws Http2ConnectionException {
        if (!client) {
            guard.onEarlyEnd();
        }
    }

    private void tellReset(ConnectionStream stream, StreamReset reset) {
        StreamListener streamListener = stream.listenerIfAny();
        if (streamListener != null && !stream.isStopped()) {
            touch(stream);
            streamListener.onReset(reset);
        }
    }

    private boolean isPeersStream(int streamId) {
        return !client && (streamId & 1) == 1;
    }

    /** Fails when a frame came for a stream that was never opened. */
    void requireNotIdle(int streamId, String frame) throws Http2ConnectionException {
        boolean clients = (streamId & 1) == 1;
        if (!clients || streamId > table.newestId()) {
            throw new Http2ConnectionException(
                    ErrorCode.PROTOCOL_ERROR,
                    "The peer sent " + frame + " for stream " + streamId + ", which was never opened.");
        }
    }

    private void onData(Frame.Data data) throws Http2Exception {
        int streamId = data.streamId();
        int bytes = data.flowControlledLength();
        if (!window.receive(bytes)) {
            throw new Http2ConnectionException(
                    ErrorCode.FLOW_CONTROL_ERROR, "The peer sent more than the connection's window allows.");
        }
        ConnectionStream stream = table.get(streamId);
        try {
            if (stream == null) {
                onDataWithoutStream(streamId);
            } else {
                onData(stream, data, bytes);
            }
        } finally {
            closer.grantConnection();
        }
    }

    private void onDataWithoutStream(int streamId) throws Http2Exception {
        requireNotIdle(streamId, "DATA");
        if (!table.recentResets().contains(streamId)) {
            throw closed(streamId, "DATA");
        }
        guard.onIdleFrame();
    }

    static Http2StreamException closed(int streamId, String frame) {
        return new Http2StreamException(
                streamId,
                ErrorCode.STREAM_CLOSED,
                "The peer sent " + frame + " for stream " + streamId + ", whose half it has ended.");
    }

    private void onData(ConnectionStream stream, Frame.Data data, int bytes) throws Http2Exception {
        int streamId = data.streamId();
        if (!stream.state().isRemoteOpen()) {
            if (stream.isClosed()) {
                return;
            }
            throw closed(streamId, "DATA");
        }
        if (!stream.inbound.headersSeen()) {
            throw new Http2StreamException(
                    streamId,
                    ErrorCode.PROTOCOL_ERROR,
                    "The peer sent DATA before headers on stream " + streamId + ".");
        }
        if (!stream.receiveWindow.allows(bytes, windowTolerance)) {
            throw new Http2StreamException(
                    streamId,
                    ErrorCode.FLOW_CONTROL_ERROR,
                    "The peer sent more than the window of stream " + streamId + " allows.");
        }
        stream.inbound.onData(streamId, data.payload().remaining());
        if (data.endStream()) {
            stream.inbound.onEnd(streamId);
        }
        countProgress(data);
        hold(stream, bytes);
        deliver(stream, data, bytes);
    }

    private void countProgress(Frame.Data data) throws Http2ConnectionException {
        if (data.payload().hasRemaining() || data.endStream()) {
            guard.onProgress();
        } else {
            guard.onIdleFrame();
        }
    }

    private void hold(ConnectionStream stream, int bytes) {
        window.hold(bytes);
        if (!stream.receiveWindow.receive(bytes)) {
            window.release(bytes);
        }
    }

    private void deliver(ConnectionStream stream, Frame.Data data, int bytes) {
        boolean deaf = stream.isDeaf();
        if (data.endStream()) {
            endRemotely(stream);
        }
        if (!deaf && (bytes > 0 || data.endStream())) {
            touch(stream);
            stream.listener().onData(data.payload(), bytes, data.endStream());
        }
    }

    /** The peer has ended its half. */
    void endRemotely(ConnectionStream stream) {
        if (stream.change(StreamState.Event.REMOTE_END) == StreamState.HALF_CLOSED_LOCAL) {
            closer.closedByEnds(stream);
        }
    }

    private void onWindowUpdate(Frame.WindowUpdate update) throws Http2Exception {
        guard.onIdleFrame();
        if (update.streamId() == 0) {
            if (scheduler.window.addAndGet(update.increment()) > Integer.MAX_VALUE) {
                throw new Http2ConnectionException(
                        ErrorCode.FLOW_CONTROL_ERROR, "The peer made the connection's window larger than 2^31-1.");
            }
            if (scheduler.windowBlocked.compareAndSet(true, false)) {
                outbound.submit(new OutboundOp.Unblock(null));
            }
            return;
        }
        requireNotIdle(update.streamId(), "WINDOW_UPDATE");
        ConnectionStream stream = table.get(update.streamId());
        if (stream != null) {
            onCredit(stream, update.increment());
        }
    }

    private void onCredit(ConnectionStream stream, int increment) throws Http2StreamException {
        if (stream.sendCredit.addAndGet(increment) + peerSettings().initialWindowSize() > Integer.MAX_VALUE) {
            throw new Http2StreamException(
                    stream.id(),
                    ErrorCode.FLOW_CONTROL_ERROR,
                    "The peer made the window of stream " + stream.id() + " larger than 2^31-1.");
        }
        if (stream.sendBlocked.compareAndSet(true, false)) {
            outbound.submit(new OutboundOp.Unblock(stream));
        }
    }

    private Settings peerSettings() {
        return peer == null ? Settings.DEFAULTS : peer;
    }

    private void onRstStream(Frame.RstStream reset) throws Http2ConnectionException {
        int streamId = reset.streamId();
        requireNotIdle(streamId, "RST_STREAM");
        ConnectionStream stream = table.get(streamId);
        if (stream == null || stream.change(StreamState.Event.RESET) == StreamState.CLOSED) {
            guard.onIdleFrame();
            return;
        }
        onEarlyEnd();
        closer.closedByPeer(stream);
        tellReset(
                stream,
                new StreamReset(
                        reset.errorCode(),
                        StreamReset.Origin.PEER,
                        "The peer reset stream " + streamId + " with " + reset.errorCode() + "."));
    }

    private void onPing(Frame.Ping ping) throws Http2ConnectionException {
        guard.onIdleFrame();
        if (ping.ack()) {
            pings.onAck(ping.opaque());
            return;
        }
        guard.onAnswerQueued();
        outbound.submit(new OutboundOp.PingFrame(true, ping.opaque()));
    }

    private void onSettings(Frame.SettingsChange change) throws Http2ConnectionException {
        guard.onIdleFrame();
        guard.onAnswerQueued();
        boolean first = peer == null;
        Settings settings = peerSettings().with(change.values());
        checkPush(change);
        checkWindows(settings.initialWindowSize());
        peer = settings;
        closer.setPeerMaxListSize(settings.maxHeaderListSize());
        outbound.submit(new OutboundOp.PeerSettings(settings));
        outbound.submit(new OutboundOp.SettingsAckFrame());
        if (first) {
            listener.onReady();
        }
    }

    private void checkPush(Frame.SettingsChange change) throws Http2ConnectionException {
        if (client && change.values().contains(new Setting(Setting.ENABLE_PUSH, 1))) {
            throw new Http2ConnectionException(
                    ErrorCode.PROTOCOL_ERROR, "The peer, a server, set ENABLE_PUSH to 1 (RFC 9113, section 6.5.2).");
        }
    }

    private void checkWindows(int initialWindowSize) throws Http2ConnectionException {
        for (ConnectionStream stream : table.opened()) {
            if (stream.sendCredit.get() + initialWindowSize > Integer.MAX_VALUE) {
                throw new Http2ConnectionException(
                        ErrorCode.FLOW_CONTROL_ERROR,
                        "The peer's INITIAL_WINDOW_SIZE of " + initialWindowSize + " makes the window of stream "
                                + stream.id() + " larger than 2^31-1.");
            }
        }
    }

    private void onSettingsAck() throws Http2ConnectionException {
        guard.onIdleFrame();
        decoder.allowTableSize(options.headerTableSize());
        windowTolerance = 0;
    }

    private void onGoAway(Frame.GoAway goAway) throws Http2ConnectionException {
        guard.onIdleFrame();
        lifecycle.onPeerGoAway(goAway.errorCode(), goAway.debugData());
        String said = goAway.errorCode() + (goAway.debugData().isEmpty() ? "" : ": " + goAway.debugData());
        ConnectionEndedException why = lifecycle.because(
                Reason.PEER_GOING_AWAY, goAway.errorCode(), "is going away, says the peer: " + said, null);
        boolean news = lifecycle.goAway(why);
        if (client) {
            refuseAbove(goAway.lastStreamId(), goAway.errorCode(), String.valueOf(why.getMessage()));
            lifecycle.endWhenIdle();
        }
        if (news) {
            listener.onGoAway(goAway.errorCode(), goAway.debugData());
        }
        closer.endIfDrained();
    }

    /** Tells the streams that the peer will not work on. */
    private void refuseAbove(int lastStreamId, ErrorCode code, String message) {
        ErrorCode shown = code == ErrorCode.NO_ERROR ? ErrorCode.REFUSED_STREAM : code;
        StreamReset refusal = new StreamReset(shown, StreamReset.Origin.GOING_AWAY, message);
        for (ConnectionStream stream : table.unopened()) {
            if (stream.closeIfIdle()) {
                closer.closedUnopened(stream);
                tellReset(stream, refusal);
            }
        }
        for (ConnectionStream stream : table.opened()) {
            if (stream.id() > lastStreamId && stream.change(StreamState.Event.RESET) != StreamState.CLOSED) {
                closer.closedByPeer(stream);
                tellReset(stream, refusal);
            }
        }
    }
}
