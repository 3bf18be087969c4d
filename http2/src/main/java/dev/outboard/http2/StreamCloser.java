package dev.outboard.http2;

import dev.outboard.internal.send.Outbound;

/** Takes streams out of the connection, whoever has closed them. The state has been changed before. Any thread. */
final class StreamCloser implements ConnectionStream.StreamCalls {

    private final StreamTable table;
    private final Outbound<Http2Scheduler> outbound;
    private final Http2Scheduler scheduler;
    private final ConnectionReceiveWindow window;
    private final Lifecycle lifecycle;

    /** The largest header list that the peer takes. */
    private volatile int peerMaxListSize = Settings.UNLIMITED;

    StreamCloser(
            StreamTable table,
            Outbound<Http2Scheduler> outbound,
            Http2Scheduler scheduler,
            ConnectionReceiveWindow window,
            Lifecycle lifecycle) {
        this.table = table;
        this.outbound = outbound;
        this.scheduler = scheduler;
        this.window = window;
        this.lifecycle = lifecycle;
    }

    void setPeerMaxListSize(int bytes) {
        peerMaxListSize = bytes;
    }

    /** Both halves have ended. */
    void closedByEnds(ConnectionStream stream) {
        table.remove(stream);
        freeSlot();
    }

    /** The peer has reset the stream, or will do nothing for it. */
    void closedByPeer(ConnectionStream stream) {
        table.remove(stream);
        outbound.submit(new OutboundOp.Drop(stream));
        release(stream);
        freeSlot();
    }

    /** The peer will do nothing for a stream that was never opened. */
    void closedUnopened(ConnectionStream stream) {
        outbound.submit(new OutboundOp.Drop(stream));
        table.removeUnopened(stream);
    }

    /** This side has reset a stream that the peer knows of. */
    void closedHere(ConnectionStream stream, OutboundOp.RstStreamFrame frame) {
        table.recentResets().add(stream.id());
        table.remove(stream);
        outbound.submit(new OutboundOp.Reset(stream, frame));
        release(stream);
    }

    private void freeSlot() {
        table.freeSlot();
        if (scheduler.streamsWait()) {
            outbound.submit(new OutboundOp.SlotFreed());
        }
    }

    private void release(ConnectionStream stream) {
        window.release(stream.receiveWindow.abandon());
        grantConnection();
    }

    /** Gives back to the peer what can be given back on all streams together. */
    void grantConnection() {
        grant(0, window.grant());
    }

    private boolean grant(int streamId, int increment) {
        if (increment == 0) {
            return false;
        }
        outbound.submit(new OutboundOp.WindowUpdateFrame(streamId, increment));
        return true;
    }

    /** Ends the connection if it was only waiting for its last stream. */
    void endIfDrained() {
        if (lifecycle.drains(table) && lifecycle.end(lifecycle.drainedBecause())) {
            outbound.submit(new OutboundOp.Finish());
            outbound.flush();
        }
    }

    @Override
    public void submit(OutboundOp op) {
        outbound.submit(op);
    }

    @Override
    public void flush() {
        outbound.flush();
    }

    @Override
    public void onUserReset(ConnectionStream stream, StreamState before, ErrorCode code) {
        if (before == StreamState.IDLE) {
            closedUnopened(stream);
        } else {
            closedHere(stream, OutboundOp.RstStreamFrame.wish(stream, code));
        }
        outbound.flush();
    }

    @Override
    public void onUserStop(ConnectionStream stream) {
        outbound.submit(new OutboundOp.StopItem(stream));
        release(stream);
        outbound.flush();
    }

    @Override
    public void onConsumed(ConnectionStream stream, int bytes) {
        if (!stream.receiveWindow.consume(bytes)) {
            return;
        }
        window.release(bytes);
        boolean granted = grant(0, window.grant());
        if (stream.state().isRemoteOpen()) {
            granted |= grant(stream.id(), stream.receiveWindow.grant());
        }
        if (granted) {
            outbound.flush();
        }
    }

    @Override
    public void checkListSize(Headers headers) {
        int limit = peerMaxListSize;
        if (limit != Settings.UNLIMITED && headers.listSize() > limit) {
            throw new HeaderListTooLargeException(headers.listSize(), limit);
        }
    }
}
