package dev.outboard.http2;

import dev.outboard.internal.send.Outbound;
import org.jspecify.annotations.Nullable;

/** Takes header lists: requests on a server, responses on a client, trailers on both. For the reader. */
final class HeaderDispatcher {

    private static final int FIRST_FINAL_STATUS = 200;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final @Nullable ServerListener server;
    private final Http2Options options;
    private final StreamTable table;
    private final Outbound<Http2Scheduler> outbound;
    private final StreamCloser closer;
    private final Lifecycle lifecycle;
    private final AbuseGuard guard;
    private final FrameDispatcher frames;

    HeaderDispatcher(ConnectionParts parts, FrameDispatcher frames) {
        server = parts.listener() instanceof ServerListener listener && !parts.client() ? listener : null;
        options = parts.options();
        table = parts.table();
        outbound = parts.outbound();
        closer = parts.closer();
        lifecycle = parts.lifecycle();
        guard = parts.guard();
        this.frames = frames;
    }

    void onHeaders(Frame.HeaderBlock block) throws Http2Exception {
        ConnectionStream stream = table.get(block.streamId());
        if (stream == null) {
            onHeadersWithoutStream(block);
            return;
        }
        if (!stream.state().isRemoteOpen()) {
            if (stream.isClosed()) {
                return;
            }
            throw FrameDispatcher.closed(block.streamId(), "HEADERS");
        }
        if (stream.inbound.headersSeen()) {
            onTrailers(stream, block);
        } else {
            onResponse(stream, block);
        }
    }

    /** A list that was too large ends its stream, whether it is known or not. */
    void onHeadersTooLarge(Frame.HeaderBlockTooLarge block) throws Http2Exception {
        int streamId = block.streamId();
        if (table.get(streamId) == null && !isNew(streamId)) {
            requireRecentlyReset(streamId);
            return;
        }
        throw new Http2StreamException(
                streamId,
                ErrorCode.ENHANCE_YOUR_CALM,
                "The peer's headers on stream " + streamId + " are " + block.listSize() + " bytes, but at most "
                        + options.maxHeaderListSize() + " are taken.");
    }

    private void onHeadersWithoutStream(Frame.HeaderBlock block) throws Http2Exception {
        if (isNew(block.streamId())) {
            onRequest(block);
        } else {
            requireRecentlyReset(block.streamId());
        }
    }

    /** Whether a server's peer opens a stream with this id. */
    private boolean isNew(int streamId) {
        return server != null && (streamId & 1) == 1 && streamId > table.newestId();
    }

    /** Fails unless the headers were on their way when this side has reset the stream. */
    private void requireRecentlyReset(int streamId) throws Http2Exception {
        frames.requireNotIdle(streamId, "HEADERS");
        if (table.recentResets().contains(streamId)) {
            guard.onIdleFrame();
            return;
        }
        if (server == null) {
            // This side may have reset it long ago; the connection need not end for it.
            throw FrameDispatcher.closed(streamId, "HEADERS");
        }
        throw new Http2ConnectionException(
                ErrorCode.STREAM_CLOSED, "The peer sent HEADERS for stream " + streamId + ", which is closed.");
    }

    private void onRequest(Frame.HeaderBlock block) throws Http2Exception {
        int streamId = block.streamId();
        if (!admits(streamId)) {
            return;
        }
        HeaderRules.checkRequest(streamId, block.headers());
        ConnectionStream stream = new ConnectionStream(closer, options, true);
        stream.inbound.onHeaders(streamId, block.headers());
        if (block.endStream()) {
            stream.inbound.onEnd(streamId);
        }
        guard.onProgress();
        stream.setId(streamId);
        stream.openIfIdle();
        table.open(stream);
        if (block.endStream()) {
            frames.endRemotely(stream);
        }
        frames.touch(stream);
        if (server != null) {
            stream.setListener(server.onStream(stream, block.headers(), block.endStream()));
        }
    }

    /** Whether a new stream is taken; otherwise the peer is told, unless it knows by GOAWAY. */
    private boolean admits(int streamId) throws Http2ConnectionException {
        table.used(streamId);
        if (lifecycle.isClosedToPeer()) {
            table.recentResets().add(streamId);
            return false;
        }
        if (table.active() >= options.maxConcurrentStreams()) {
            guard.onAnswerQueued();
            frames.onEarlyEnd();
            table.recentResets().add(streamId);
            outbound.submit(OutboundOp.RstStreamFrame.answer(streamId, ErrorCode.REFUSED_STREAM));
            return false;
        }
        return true;
    }

    private void onResponse(ConnectionStream stream, Frame.HeaderBlock block) throws Http2Exception {
        int streamId = block.streamId();
        int status = HeaderRules.checkResponse(streamId, block.headers());
        if (status < FIRST_FINAL_STATUS) {
            if (block.endStream() || status == SWITCHING_PROTOCOLS) {
                throw new Http2StreamException(
                        streamId,
                        ErrorCode.PROTOCOL_ERROR,
                        "The peer sent the interim status " + status + " on stream " + streamId
                                + (block.endStream() ? " and ended it." : ", which HTTP/2 does not have."));
            }
            guard.onIdleFrame();
            return;
        }
        stream.inbound.onHeaders(streamId, block.headers());
        deliver(stream, block);
    }

    private void onTrailers(ConnectionStream stream, Frame.HeaderBlock block) throws Http2Exception {
        if (!block.endStream()) {
            throw new Http2StreamException(
                    block.streamId(),
                    ErrorCode.PROTOCOL_ERROR,
                    "The peer sent trailers that do not end stream " + block.streamId() + ".");
        }
        HeaderRules.checkTrailers(block.streamId(), block.headers());
        deliver(stream, block);
    }

    private void deliver(ConnectionStream stream, Frame.HeaderBlock block) throws Http2StreamException {
        guard.onProgress();
        boolean deaf = stream.isDeaf();
        if (block.endStream()) {
            stream.inbound.onEnd(block.streamId());
            frames.endRemotely(stream);
        }
        if (!deaf) {
            frames.touch(stream);
            stream.listener().onHeaders(block.headers(), block.endStream());
        }
    }
}
