package dev.outboard.yamux;

import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.PushConnection;
import dev.outboard.net.PushReceiver;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a session, which is a connection: everything that runs on a connection runs on it.
 *
 * <p>What was received is held until it is read, up to the stream's window; then the peer cannot send more on this stream,
 * while the others go on. {@link #write} returns when the session has the bytes; what waits there for the connection is bounded,
 * and goes ahead of the end that {@link #close} or {@link #shutdownOutput} tells.
 *
 * <p>{@link #close} tells the peer that this side sends nothing more. What the peer still sends is thrown away; a peer that
 * uses up its window but for 128 KiB, or does not end its side within the close timeout, is told by a reset that nobody reads.
 * When the session ends, what was received can still be read; then reading and writing fail.
 */
// Longer than other files, by its documentation: all that its users and its session do to a stream begins here.
public final class YamuxStream implements PushConnection {

    /** A closed stream whose peer has less window than this is reset: the peer would soon wait for ever. */
    private static final int STUCK = FrameHeader.INITIAL_WINDOW / 2;

    private final SessionCore session;
    private final int id;
    private final AtomicReference<StreamState> state;
    private final StreamInput input;
    private final ReceivingSide received;
    private final StreamOutput output;

    /** Whether the peer has yet to accept the stream; true for streams of this side alone. */
    private final AtomicBoolean inFlight;

    private final CompletableFuture<Boolean> accepted = new CompletableFuture<>();

    /** This side has closed or reset the stream, not only its output. */
    private final AtomicBoolean closedHere = new AtomicBoolean();

    /** Closed by this side, and counted as such by the session until the stream is gone. */
    private final AtomicBoolean lingers = new AtomicBoolean();

    private volatile @Nullable Future<?> openTimeout;
    private volatile @Nullable Future<?> closeTimeout;

    private YamuxStream(SessionCore session, int id, StreamState state) {
        this.session = session;
        this.id = id;
        this.state = new AtomicReference<>(state);
        this.inFlight = new AtomicBoolean(state == StreamState.SYN_SENT);
        if (state != StreamState.SYN_SENT) {
            accepted.complete(true);
        }
        this.input = new StreamInput(session.config().maxStreamWindow(), session.someoneSpins());
        this.received = new ReceivingSide(this, session, input);
        this.output = new StreamOutput(session);
    }

    /** A stream of this side, of which the peer has to be told by {@link #announce}. */
    static YamuxStream opened(SessionCore session, int id) {
        return new YamuxStream(session, id, StreamState.SYN_SENT);
    }

    /** A stream of the peer. */
    static YamuxStream incoming(SessionCore session, int id) {
        return new YamuxStream(session, id, StreamState.SYN_RECEIVED);
    }

    /**
     * The stream's number in its session.
     *
     * @return 1 or more, unsigned; odd when the client of the session has opened the stream
     */
    public int id() {
        return id;
    }

    // Beginning.

    /**
     * Accepts a stream of the peer's that was given to a {@link StreamHandler}. Streams from {@link YamuxSession#accept()} are
     * accepted already. Never waits.
     *
     * @return false when the peer has given the stream up meanwhile
     */
    public boolean accept() {
        if (change(StreamState.Event.ACK) == StreamState.RESET) {
            return false;
        }
        grantFullWindow(FrameHeader.ACK);
        return true;
    }

    /**
     * Tells whether the peer takes a stream that this side has opened.
     *
     * @return completes with true once the peer has accepted the stream, with false when the stream is gone before: refused,
     *     reset, or at its end with the session; is complete for streams of the peer. What depends on it may run on the
     *     session's reader thread, so it must not block
     */
    public CompletionStage<Boolean> whenAccepted() {
        return accepted.minimalCompletionStage();
    }

    // Reading.

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        return received.read(target, deadline);
    }

    @Override
    public void pushTo(PushReceiver receiver) {
        received.pushTo(receiver);
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        return session.scheduleAlways(delay, task);
    }

    // Writing.

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        while (true) {
            checkWritable();
            output.submitWhatFits(this, source);
            if (!source.hasRemaining()) {
                return;
            }
            boolean goesOn = output.awaitRoom(this::isNotWritable, deadline);
            if (!goesOn) {
                throw new TimeoutException(remoteEndpoint() + " did not take the last " + source.remaining()
                        + " bytes before the deadline");
            }
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        checkWritable();
        output.submitWhatFits(this, source);
        return !source.hasRemaining();
    }

    private boolean isNotWritable() {
        return !state().isLocalOpen() || closedHere.get() || session.ended() != null;
    }

    private void checkWritable() throws IOException {
        checkNotClosedHere();
        StreamState now = state();
        if (now == StreamState.RESET) {
            throw errors().reset("writing");
        }
        if (!now.isLocalOpen()) {
            throw errors().outputEnded();
        }
        checkSession("writing");
    }

    // Ending.

    @Override
    public void shutdownOutput() throws IOException {
        checkNotClosedHere();
        checkSession("ending the output");
        StreamState before = endOutput();
        // Not the state after: a peer may answer the end with a reset at once, and was told of it all the same.
        if (before == StreamState.RESET) {
            throw errors().reset("ending the output");
        }
    }

    /** Ends this side's output, if nothing has yet. Returns the state before. */
    private StreamState endOutput() {
        StreamState before = change(StreamState.Event.LOCAL_FIN);
        if (!before.isLocalOpen()) {
            return before;
        }
        session.submit(new YamuxOp.End(this, FrameHeader.FIN));
        if (before == StreamState.REMOTE_CLOSE) {
            session.remove(this);
        }
        session.flush();
        wakeWaiting();
        return before;
    }

    @Override
    public void close() {
        if (!closedHere.compareAndSet(false, true)) {
            return;
        }
        input.abandon();
        if (session.ended() == null) {
            endOutput();
            linger();
            resetIfPeerIsStuck();
        }
        wake();
    }

    /** Waits for the peer's end, for a time, and together with a bounded number of others. */
    private void linger() {
        if (state().isFinal()) {
            return;
        }
        lingers.set(true);
        closeTimeout = session.schedule(session.config().streamCloseTimeout(), this::resetBehindData);
        if (!session.beginLingering()) {
            resetBehindData();
        }
        // The stream may have ended before anybody could see that there is something to take back.
        if (state().isFinal()) {
            stopLingering();
        }
    }

    private void stopLingering() {
        cancel(closeTimeout);
        if (lingers.compareAndSet(true, false)) {
            session.endLingering();
        }
    }

    /**
     * Gives the stream up at once: nothing that is not yet written is sent, and the peer's reads and writes fail. For
     * streams that are of no use any more, as {@link #close} is for those that are done. Never waits; does nothing to a
     * stream that is closed.
     */
    public void reset() {
        if (!closedHere.compareAndSet(false, true)) {
            return;
        }
        output.drop();
        input.abandon();
        // It overtakes data, as do the streams that may be opened in its place.
        reset(YamuxOp.Control.windowUpdate(FrameHeader.RST, id, 0));
        wake();
    }

    /** Tells the peer, behind what was written before, that nobody reads what it sends. */
    private void resetBehindData() {
        reset(new YamuxOp.End(this, FrameHeader.RST));
    }

    private void reset(YamuxOp frame) {
        if (!change(StreamState.Event.RESET).isFinal()) {
            session.submit(frame);
            session.remove(this);
            session.flush();
        }
    }

    private void resetIfPeerIsStuck() {
        if (!input.hasEnded() && input.windowLeft() < STUCK) {
            resetBehindData();
        }
    }

    // What the session does, above all its reader.

    /** Tells the peer of the new stream. */
    void announce() {
        openTimeout = session.schedule(session.config().streamOpenTimeout(), session::onOpenTimeout);
        grantFullWindow(FrameHeader.SYN);
    }

    private void grantFullWindow(int flag) {
        int more = session.config().maxStreamWindow() - FrameHeader.INITIAL_WINDOW;
        input.enlargeWindow(more);
        session.submit(YamuxOp.Control.windowUpdate(flag, id, more));
        session.flush();
    }

    /** The peer has accepted the stream. */
    void onAck() {
        change(StreamState.Event.ACK);
        settle(true);
    }

    /** The peer announces data, of which the first part is there. */
    void onData(long length) throws YamuxProtocolException {
        if (length > input.windowLeft()) {
            throw new YamuxProtocolException("The peer sent " + length + " bytes on stream "
                    + Integer.toUnsignedString(id) + ", whose window is " + input.windowLeft() + " bytes.");
        }
        input.announce((int) length);
        if (closedHere.get()) {
            resetIfPeerIsStuck();
        }
    }

    void onPayload(ByteBuffer payload) {
        received.take(payload);
    }

    /** Whether there is something to read, or an end. */
    boolean hasReceived() {
        return received.hasNews();
    }

    /** Has the receiver, if there is one, told what is new. The session's reader, or whoever stands in for it. */
    void handOver() {
        received.handOver();
    }

    /** The peer has ended its output. */
    void onFin() throws YamuxProtocolException {
        if (state() == StreamState.REMOTE_CLOSE) {
            throw new YamuxProtocolException(
                    "The peer ended its output twice on stream " + Integer.toUnsignedString(id) + ".");
        }
        StreamState before = change(StreamState.Event.REMOTE_FIN);
        // Before the stream goes, with which the session may end: what was read to its end is not broken.
        input.end();
        if (before == StreamState.LOCAL_CLOSE) {
            session.remove(this);
        }
        wakeWaiting();
        handOver();
    }

    /** The peer has given the stream up; what it has sent is complete if it had ended its output before. */
    void onReset() {
        output.drop();
        if (change(StreamState.Event.RESET).isPending()) {
            session.accepting().remove(this);
        }
        if (!input.hasEnded()) {
            input.abandon();
        }
        session.remove(this);
        wakeWaiting();
        handOver();
    }

    /** The peer takes more. */
    void onCredit(long delta) throws YamuxProtocolException {
        output.addCredit(delta, id);
    }

    /** The stream is no longer in the session. */
    void onRemoved() {
        settle(false);
        stopLingering();
    }

    /** The stream is accepted or gone. */
    private void settle(boolean byPeer) {
        cancel(openTimeout);
        if (inFlight.compareAndSet(true, false)) {
            session.onSettled();
            accepted.complete(byPeer);
        }
    }

    private static void cancel(@Nullable Future<?> timeout) {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    /** The stream is of no use any more: ends waits, and has a receiver told, soon, by another thread. */
    void wake() {
        wakeWaiting();
        if (received.isHandedOver()) {
            session.handOverSoon(this);
        }
    }

    private void wakeWaiting() {
        input.wake();
        output.wake();
    }

    /** For the holder of the flush role. */
    StreamOutput output() {
        return output;
    }

    // What they all need.

    private StreamState state() {
        return Objects.requireNonNull(state.get());
    }

    private StreamState change(StreamState.Event event) {
        return Objects.requireNonNull(
                state.getAndUpdate(now -> Objects.requireNonNull(now).after(event)));
    }

    /** Fails once this side has closed or reset the stream. */
    void checkNotClosedHere() throws ConnectionClosedException {
        if (closedHere.get()) {
            throw errors().closedHere();
        }
    }

    private void checkSession(String doing) throws IOException {
        SessionEndedException end = session.ended();
        if (end != null) {
            throw errors().broken(end, doing);
        }
    }

    /** What is said when something fails. */
    StreamErrors errors() {
        return new StreamErrors(remoteEndpoint());
    }

    @Override
    public Endpoint localEndpoint() {
        return endpoint(session.connection().localEndpoint());
    }

    @Override
    public Endpoint remoteEndpoint() {
        return endpoint(session.connection().remoteEndpoint());
    }

    private Endpoint endpoint(Endpoint carrier) {
        return new Endpoint.Inner("yamux stream " + Integer.toUnsignedString(id), carrier);
    }

    @Override
    public String toString() {
        return "connection to " + remoteEndpoint();
    }
}
