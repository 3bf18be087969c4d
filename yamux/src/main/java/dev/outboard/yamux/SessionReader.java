package dev.outboard.yamux;

import dev.outboard.internal.send.LastWords;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The reader thread's life: reads, has every frame dispatched, and at the end gives everything back. */
final class SessionReader implements Runnable {

    /** Two frames of 64 KiB: whoever waits for one is woken once, when all of it is there. */
    private static final int BUFFER_SIZE = 130 * 1024;

    private final SessionCore session;
    private final Connection connection;
    private final FrameReader frames;
    private final FrameDispatcher dispatcher;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

    SessionReader(SessionCore session) {
        this.session = session;
        connection = session.connection();
        frames = new FrameReader(session.log());
        dispatcher = new FrameDispatcher(session);
    }

    @Override
    public void run() {
        try {
            session.end(readUntilEnd());
            SessionEndedException end = session.ended();
            if (end != null && SessionCore.saysGoodbye(end.reason())) {
                LastWords.letRead(connection, buffer, Deadline.after(SessionCore.LINGER));
            }
        } finally {
            session.finish();
        }
    }

    /** Says why there is nothing more to read, or nobody who wants to. */
    private SessionEndedException readUntilEnd() {
        try {
            while (session.ended() == null) {
                buffer.clear();
                if (connection.read(buffer) < 0) {
                    return peerClosed();
                }
                dispatchBatch();
            }
            return session.because(Reason.CLOSED, "was closed by this side", null);
        } catch (YamuxProtocolException e) {
            return session.because(Reason.VIOLATION, "ended with a protocol error: " + e.getMessage(), e);
        } catch (IOException e) {
            return lost(e);
        } catch (RuntimeException | Error bug) {
            return session.because(Reason.INTERNAL, "failed on this side: " + bug, bug);
        }
    }

    private void dispatchBatch() throws YamuxProtocolException {
        buffer.flip();
        session.beginBatch();
        try {
            Frame frame;
            while (session.ended() == null && (frame = frames.next(buffer)) != null) {
                dispatcher.dispatch(frame);
            }
        } finally {
            session.endBatch();
        }
    }

    private SessionEndedException peerClosed() {
        return frames.isAtFrameBoundary()
                ? session.because(Reason.PEER_CLOSED, "was closed by the peer", session.writeFailure())
                : session.because(Reason.LOST, "was lost in the middle of a frame", session.writeFailure());
    }

    private SessionEndedException lost(IOException cause) {
        IOException earlier = session.writeFailure();
        if (earlier != null && !earlier.equals(cause)) {
            cause.addSuppressed(earlier);
        }
        return session.because(Reason.LOST, "was lost: " + cause.getMessage(), cause);
    }
}
