package dev.outboard.http2;

import dev.outboard.internal.send.ReceiveWindow;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One stream. Its state is shared; what it has to send belongs to the holder of the flush role ({@link #sendQueue}); what it
 * receives belongs to the reader ({@link #inbound}).
 */
final class ConnectionStream implements Http2Stream {

    private final StreamCalls calls;
    private final int writableThreshold;
    private final AtomicReference<StreamState> state = new AtomicReference<>(StreamState.IDLE);

    /** 0 until a client's stream is opened; set by the holder of the flush role. */
    private volatile int id;

    private volatile @Nullable StreamListener listener;

    /** Whether the listener could not be told of {@link StreamListener#onWritable} because there was none yet. */
    private volatile boolean writableMissed;

    /** Whether the user has ended this side's half, on the wire or still in the queue. */
    private volatile boolean endQueued;

    /** Whether the user wants no more of the peer's half, but this side's half is still to be sent. */
    private volatile boolean stopped;

    private final AtomicLong queuedBytes = new AtomicLong();

    final SendQueue sendQueue = new SendQueue();

    /** What the peer gave minus what was sent; with the peer's initial window it is the window (RFC 9113, section 6.9.2). */
    final AtomicLong sendCredit = new AtomicLong();

    /** Set by the holder of the flush role when the window is closed; cleared by who opens it. */
    final AtomicBoolean sendBlocked = new AtomicBoolean();

    final ReceiveWindow receiveWindow;

    /** The reader's view. */
    final InboundStream inbound;

    /** What a stream asks of its connection. */
    interface StreamCalls {
        void submit(OutboundOp op);

        void flush();

        /** The user has reset the stream, whose state was {@code before}. */
        void onUserReset(ConnectionStream stream, StreamState before, ErrorCode code);

        /** The user wants no more of the peer's half, and has ended this side's. */
        void onUserStop(ConnectionStream stream);

        /** The user is done with bytes. */
        void onConsumed(ConnectionStream stream, int bytes);

        /** Fails when the peer would not take so large a list. */
        void checkListSize(Headers headers);
    }

    ConnectionStream(StreamCalls calls, Http2Options options, boolean expectsContent) {
        this.calls = calls;
        this.writableThreshold = options.writableThreshold();
        this.receiveWindow = new ReceiveWindow(options.initialWindowSize(), options.initialWindowSize() / 4);
        this.inbound = new InboundStream(expectsContent);
    }

    @Override
    public int id() {
        return id;
    }

    void setId(int id) {
        this.id = id;
    }

    /** May be used when the reader has learned of the stream: then it is set. */
    StreamListener listener() {
        return Objects.requireNonNull(listener, "listener");
    }

    @Nullable
    StreamListener listenerIfAny() {
        return listener;
    }

    void setListener(StreamListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        if (writableMissed) {
            listener.onWritable();
        }
    }

    StreamState state() {
        return Objects.requireNonNull(state.get());
    }

    boolean isClosed() {
        return state.get() == StreamState.CLOSED;
    }

    /** Whether the user wants no more of the peer's half. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the listener is to hear nothing more. */
    boolean isDeaf() {
        return stopped || isClosed();
    }

    /**
     * Changes the state.
     *
     * @return the state before
     */
    StreamState change(StreamState.Event event) {
        while (true) {
            StreamState before = state();
            StreamState after = before.after(event);
            if (before == after || state.compareAndSet(before, after)) {
                return before;
            }
        }
    }

    /** Closes a stream that was never opened; false when it was, or is closed already. */
    boolean closeIfIdle() {
        return state.compareAndSet(StreamState.IDLE, StreamState.CLOSED);
    }

    /** Opens a client's stream; false when it was closed before its turn came. */
    boolean openIfIdle() {
        return state.compareAndSet(StreamState.IDLE, StreamState.OPEN);
    }

    /** Marks this side's half as ended by the request headers, before anything is queued. */
    void endWithRequest() {
        endQueued = true;
    }

    @Override
    public void headers(Headers headers, boolean end) {
        calls.checkListSize(headers);
        requireNotEnded();
        endQueued = end;
        if (!isClosed()) {
            calls.submit(new OutboundOp.HeadersItem(this, headers, end));
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int length, boolean end) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireNotEnded();
        endQueued = end;
        if (isClosed() || (length == 0 && !end)) {
            return;
        }
        queuedBytes.addAndGet(length);
        calls.submit(new OutboundOp.DataItem(this, bytes, offset, length, end));
    }

    private void requireNotEnded() {
        if (endQueued) {
            throw new IllegalStateException("This side's half of stream " + id + " has already been ended.");
        }
    }

    @Override
    public void flush() {
        calls.flush();
    }

    @Override
    public int queuedBytes() {
        return (int) Math.min(Integer.MAX_VALUE, queuedBytes.get());
    }

    /**
     * Bytes of the body have left the queue.
     *
     * @return whether the listener is to be told that it may write again
     */
    boolean onDequeued(int bytes) {
        long after = queuedBytes.addAndGet(-bytes);
        return after < writableThreshold && after + bytes >= writableThreshold;
    }

    /** Tells the listener that it may write again. */
    void signalWritable() {
        if (isClosed()) {
            return;
        }
        writableMissed = true;
        StreamListener current = listener;
        if (current != null) {
            writableMissed = false;
            current.onWritable();
        }
    }

    @Override
    public void reset(ErrorCode code) {
        if (code == ErrorCode.NO_ERROR && endQueued) {
            stop();
            return;
        }
        StreamState before = change(StreamState.Event.RESET);
        if (before != StreamState.CLOSED) {
            calls.onUserReset(this, before, code);
        }
    }

    private void stop() {
        if (!stopped && !isClosed()) {
            stopped = true;
            calls.onUserStop(this);
        }
    }

    @Override
    public void consumed(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, not " + bytes);
        }
        calls.onConsumed(this, bytes);
    }

    @Override
    public String toString() {
        return "stream " + id + " " + state.get();
    }
}
