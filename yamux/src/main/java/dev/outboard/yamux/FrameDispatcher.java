package dev.outboard.yamux;

import dev.outboard.yamux.SessionEndedException.Reason;
import org.jspecify.annotations.Nullable;

/** Has every frame do what it says. The reader's. */
final class FrameDispatcher {

    private final SessionCore session;

    /** Whose payload follows; null when it is to be skipped. */
    private @Nullable YamuxStream receiver;

    FrameDispatcher(SessionCore session) {
        this.session = session;
    }

    void dispatch(Frame frame) throws YamuxProtocolException {
        if (frame instanceof Frame.Data data) {
            onData(data);
        } else if (frame instanceof Frame.MoreData more) {
            onMoreData(more);
        } else if (frame instanceof Frame.WindowUpdate update) {
            onWindowUpdate(update);
        } else if (frame instanceof Frame.Ping ping) {
            onPing(ping);
        } else {
            onGoAway((Frame.GoAway) frame);
        }
    }

    private void onData(Frame.Data data) throws YamuxProtocolException {
        YamuxStream stream = streamOf(data.streamId(), data.flags());
        receiver = stream;
        if (stream != null) {
            stream.onData(data.length());
            stream.onPayload(data.payload());
            onFinFlag(stream, data.flags());
        }
    }

    private void onMoreData(Frame.MoreData more) throws YamuxProtocolException {
        YamuxStream stream = receiver;
        if (stream != null) {
            stream.onPayload(more.payload());
            onFinFlag(stream, more.flags());
        }
    }

    private void onWindowUpdate(Frame.WindowUpdate update) throws YamuxProtocolException {
        YamuxStream stream = streamOf(update.streamId(), update.flags());
        if (stream != null) {
            onFinFlag(stream, update.flags());
            stream.onCredit(update.delta());
        }
    }

    private static void onFinFlag(YamuxStream stream, int flags) throws YamuxProtocolException {
        if (FrameHeader.has(flags, FrameHeader.FIN)) {
            stream.onFin();
        }
    }

    /**
     * The stream that a frame is about, once the flags are seen to that come before what the frame carries.
     *
     * @return null when the frame is of no interest: the stream is gone, refused, or reset by this frame
     */
    private @Nullable YamuxStream streamOf(int streamId, int flags) throws YamuxProtocolException {
        if (FrameHeader.has(flags, FrameHeader.SYN)) {
            onSyn(streamId);
        }
        YamuxStream stream = session.stream(streamId);
        if (stream == null) {
            return null;
        }
        if (FrameHeader.has(flags, FrameHeader.ACK)) {
            stream.onAck();
        }
        if (FrameHeader.has(flags, FrameHeader.RST)) {
            stream.onReset();
            return null;
        }
        return stream;
    }

    private void onSyn(int streamId) throws YamuxProtocolException {
        String id = Integer.toUnsignedString(streamId);
        if (streamId == 0 || FrameHeader.isClients(streamId) == session.isClient()) {
            throw new YamuxProtocolException("The peer, a " + (session.isClient() ? "server" : "client")
                    + ", opened stream " + id + ", whose number is not one of its own.");
        }
        if (session.refusesStreams()) {
            session.answer(YamuxOp.Control.refusal(streamId));
            return;
        }
        if (session.stream(streamId) != null) {
            throw new YamuxProtocolException("The peer opened stream " + id + " twice.");
        }
        YamuxStream stream = YamuxStream.incoming(session, streamId);
        session.add(stream);
        if (!session.arrived(stream)) {
            session.remove(stream);
            session.answer(YamuxOp.Control.refusal(streamId));
        }
    }

    private void onPing(Frame.Ping ping) throws YamuxProtocolException {
        if (FrameHeader.has(ping.flags(), FrameHeader.SYN)) {
            session.answer(YamuxOp.Control.pingAnswer(ping.value()));
        } else {
            session.pings().onAnswer(ping.value());
        }
    }

    private void onGoAway(Frame.GoAway goAway) {
        if (goAway.code() == FrameHeader.NORMAL) {
            session.setUnavailable(
                    session.because(Reason.PEER_GOING_AWAY, "takes no new streams, says the peer", null));
            return;
        }
        String why = goAway.code() == FrameHeader.PROTOCOL_ERROR
                ? "a protocol error of this side"
                : goAway.code() == FrameHeader.INTERNAL_ERROR
                        ? "an internal error"
                        : "an unknown code, " + goAway.code();
        session.end(session.because(Reason.PEER_FAILED, "was ended by the peer because of " + why, null));
    }
}
