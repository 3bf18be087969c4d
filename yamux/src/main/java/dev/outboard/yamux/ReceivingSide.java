package dev.outboard.yamux;

import dev.outboard.net.Deadline;
import dev.outboard.net.PushReceiver;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets the user have what has come on a stream, by reading or handed over, and gives the peer its window back. */
final class ReceivingSide implements StreamPush.Source {

    private final YamuxStream stream;
    private final SessionCore session;
    private final StreamInput input;

    /** Who is given what comes; set at most once. */
    private final AtomicReference<@Nullable StreamPush> push = new AtomicReference<>();

    ReceivingSide(YamuxStream stream, SessionCore session, StreamInput input) {
        this.stream = stream;
        this.session = session;
        this.input = input;
    }

    // Of the user's thread.

    /** As {@link YamuxStream#read}. */
    int read(ByteBuffer target, Deadline deadline) throws IOException {
        while (true) {
            stream.checkNotClosedHere();
            if (!target.hasRemaining()) {
                return 0;
            }
            int count = takeOrFail(target);
            if (count != 0) {
                return count;
            }
            if (!input.await(this::hasNews, deadline)) {
                throw new TimeoutException("nothing to read from " + stream.remoteEndpoint() + " before the deadline");
            }
        }
    }

    /** As {@link YamuxStream#pushTo}. */
    void pushTo(PushReceiver receiver) {
        StreamPush begun = new StreamPush(receiver, this);
        if (!push.compareAndSet(null, begun)) {
            throw new IllegalStateException("What comes on " + stream.remoteEndpoint() + " is handed over already");
        }
        begun.handOver();
    }

    // Of the session's reader, or whoever stands in for it.

    /** Data has come: it is handed over, or kept until somebody reads it. */
    void take(ByteBuffer payload) {
        StreamPush pushed = push.get();
        if (payload.hasRemaining() && (pushed == null || !pushed.handOver(payload))) {
            input.put(payload);
            handOver();
        }
    }

    /** Has the receiver, if there is one, told what is new. */
    void handOver() {
        StreamPush pushed = push.get();
        if (pushed != null) {
            pushed.handOver();
        }
    }

    boolean isHandedOver() {
        return push.get() != null;
    }

    /** Whether there is something to read, or an end to be told. Any thread. */
    boolean hasNews() {
        return input.isReady() || session.ended() != null;
    }

    // For a stream whose input is handed over.

    @Override
    public int readNow(ByteBuffer target) throws IOException {
        stream.checkNotClosedHere();
        return takeOrFail(target);
    }

    @Override
    public boolean isEmpty() {
        return !hasNews();
    }

    @Override
    public long available() {
        return input.available();
    }

    @Override
    public void passedBy(int bytes) {
        giveBack(bytes);
    }

    /** Returns 0 when nothing is there yet. */
    private int takeOrFail(ByteBuffer target) throws IOException {
        // In this order: what ends the input comes after the last byte.
        boolean ended = input.hasEnded();
        SessionEndedException sessionEnd = session.ended();
        if (input.isAbandoned()) {
            stream.checkNotClosedHere();
            throw stream.errors().reset("reading");
        }
        int count = input.take(target);
        if (count > 0) {
            giveBack(count);
            return count;
        }
        if (ended) {
            return -1;
        }
        if (sessionEnd != null) {
            throw stream.errors().broken(sessionEnd, "reading");
        }
        return 0;
    }

    private void giveBack(int bytes) {
        int increment = input.grant(bytes);
        if (increment > 0) {
            session.submit(YamuxOp.Control.windowUpdate(FrameHeader.NO_FLAGS, stream.id(), increment));
            session.flush();
        }
    }
}
