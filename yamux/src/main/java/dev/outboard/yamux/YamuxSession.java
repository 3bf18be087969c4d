package dev.outboard.yamux;

import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Many streams in one connection, as HashiCorp's yamux v0.1.2 does it. Both sides open streams and accept those of the other.
 *
 * <p>Any thread may call any method. A reader thread, which runs from the beginning, reads the connection; a timer thread watches
 * over timeouts. Callers write with their own threads; a writer thread exists only from the first time on that the connection
 * does not take everything at once. All are daemons and end with the session. A stream that nobody reads holds its window and
 * keeps nobody else up.
 */
public final class YamuxSession implements Closeable {

    private final SessionCore core;
    private final AtomicLong nextId;

    private YamuxSession(Connection connection, YamuxConfig config, @Nullable StreamHandler handler, boolean client) {
        core = new SessionCore(connection, config, handler, client);
        long first = client ? 1 : 2;
        nextId = new AtomicLong(config.firstStreamId() == 0 ? first : config.firstStreamId());
    }

    /**
     * Begins the client's side of a session: the side that has the odd stream ids, usually the one that connected.
     *
     * @param connection the bytes; belongs to the session, which closes it at its end
     * @param config how to behave
     * @return the session, which can be used at once
     */
    public static YamuxSession client(Connection connection, YamuxConfig config) {
        return new YamuxSession(connection, config, null, true).start();
    }

    /**
     * Begins the client's side of a session whose streams of the peer are handed over as they come; {@link #accept()} and {@link
     * #listener} have none then.
     *
     * @param connection as in {@link #client(Connection, YamuxConfig)}
     * @param config as in {@link #client(Connection, YamuxConfig)}
     * @param handler is given the peer's streams
     * @return the session, which can be used at once
     */
    public static YamuxSession client(Connection connection, YamuxConfig config, StreamHandler handler) {
        return new YamuxSession(connection, config, Objects.requireNonNull(handler, "handler"), true).start();
    }

    /**
     * Begins the server's side of a session: the side that has the even stream ids.
     *
     * @param connection the bytes; belongs to the session, which closes it at its end
     * @param config how to behave
     * @return the session, which can be used at once
     */
    public static YamuxSession server(Connection connection, YamuxConfig config) {
        return new YamuxSession(connection, config, null, false).start();
    }

    /**
     * Begins the server's side of a session whose streams of the peer are handed over as they come; {@link #accept()} and {@link
     * #listener} have none then.
     *
     * @param connection as in {@link #server(Connection, YamuxConfig)}
     * @param config as in {@link #server(Connection, YamuxConfig)}
     * @param handler is given the peer's streams
     * @return the session, which can be used at once
     */
    public static YamuxSession server(Connection connection, YamuxConfig config, StreamHandler handler) {
        return new YamuxSession(connection, config, Objects.requireNonNull(handler, "handler"), false).start();
    }

    private YamuxSession start() {
        DaemonThreads.start(core.threadName("reader"), new SessionReader(core));
        new KeepAlive(core).start();
        return this;
    }

    /**
     * Opens a stream, however long that takes; see {@link #open(Deadline)}.
     *
     * @return the stream
     * @throws SessionEndedException as in {@link #open(Deadline)}
     * @throws InterruptedException as in {@link #open(Deadline)}
     */
    public YamuxStream open() throws IOException, InterruptedException {
        return open(Deadline.never());
    }

    /**
     * Opens a stream. It can be written to at once; the peer may refuse it later by a reset. Waits only while as many streams
     * as the {@linkplain YamuxConfig.Builder#acceptBacklog backlog} are not yet accepted by the peer.
     *
     * @param deadline when to give up
     * @return the stream
     * @throws SessionEndedException when the session has ended, the peer takes no new streams, or ids are used up
     * @throws TimeoutException when it was not this stream's turn before the deadline
     * @throws InterruptedException when the thread was interrupted; no stream is opened
     */
    public YamuxStream open(Deadline deadline) throws IOException, InterruptedException {
        checkAvailable();
        awaitTurn(deadline);
        return openInTurn();
    }

    /**
     * Opens a stream as {@link #open(Deadline)} does, but only if that needs no waiting. Interrupts do not matter.
     *
     * @return the stream, or nothing when as many as the backlog are not yet accepted by the peer
     * @throws SessionEndedException as in {@link #open(Deadline)}
     */
    public Optional<YamuxStream> tryOpen() throws SessionEndedException {
        checkAvailable();
        return core.inFlight().tryAcquire() ? Optional.of(openInTurn()) : Optional.empty();
    }

    private YamuxStream openInTurn() throws SessionEndedException {
        YamuxStream stream;
        try {
            checkAvailable();
            stream = YamuxStream.opened(core, nextId());
        } catch (SessionEndedException e) {
            core.onSettled();
            throw e;
        }
        core.add(stream);
        SessionEndedException why = core.unavailable();
        if (why != null) {
            core.remove(stream);
            throw why;
        }
        stream.announce();
        return stream;
    }

    private void checkAvailable() throws SessionEndedException {
        SessionEndedException why = core.unavailable();
        if (why != null) {
            throw why;
        }
    }

    private void awaitTurn(Deadline deadline) throws TimeoutException, InterruptedException {
        if (!core.inFlight().tryAcquire(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("the peer of " + core.name() + " has not accepted the last "
                    + core.config().acceptBacklog() + " streams before the deadline");
        }
    }

    private int nextId() throws SessionEndedException {
        long id = nextId.getAndUpdate(now -> now >= FrameHeader.IDS_END ? now : now + 2);
        if (id >= FrameHeader.IDS_END) {
            throw core.because(Reason.STREAMS_EXHAUSTED, "has no stream ids left; begin a new one", null);
        }
        return (int) id;
    }

    /**
     * Waits for the next stream of the peer, however long it takes; see {@link #accept(Deadline)}.
     *
     * @return the stream
     * @throws SessionEndedException as in {@link #accept(Deadline)}
     * @throws InterruptedException as in {@link #accept(Deadline)}
     */
    public YamuxStream accept() throws IOException, InterruptedException {
        return accept(Deadline.never());
    }

    /**
     * Waits for the next stream of the peer, in the order in which the peer opened them. Streams that it has reset meanwhile are
     * left out.
     *
     * @param deadline when to give up
     * @return the stream, of which the peer is told that it is accepted
     * @throws SessionEndedException when the session has ended or was told to stop accepting; the reason {@link
     *     Reason#CLOSED} is this side's wish
     * @throws TimeoutException when there was none before the deadline
     * @throws InterruptedException when the thread was interrupted; no stream is lost
     */
    public YamuxStream accept(Deadline deadline) throws IOException, InterruptedException {
        while (true) {
            YamuxStream stream = core.accepting().take(deadline, core.name());
            if (stream == null) {
                SessionEndedException end = core.ended();
                throw end != null ? end.again() : core.because(Reason.CLOSED, "was told to accept nothing more", null);
            }
            if (stream.accept()) {
                return stream;
            }
        }
    }

    /**
     * The streams of the peer as a listener, whose {@code accept} is as {@link #accept(Deadline)}, but not disturbed by
     * interrupts. Closing it tells the peer to open no more streams, and resets those nobody has accepted; all others, and the
     * session, go on.
     *
     * @return a view of this session
     */
    public Listener listener() {
        return new SessionListener(
                this, new Endpoint.Inner("yamux", core.connection().localEndpoint()));
    }

    void stopAccepting() {
        core.goAway();
        core.accepting().close().forEach(YamuxStream::reset);
    }

    /**
     * Asks the peer for a sign of life.
     *
     * @return how long the answer took
     * @throws TimeoutException when there was no answer within the {@linkplain YamuxConfig.Builder#writeTimeout write
     *     timeout}; the session goes on
     * @throws SessionEndedException when the session has ended, before or meanwhile
     * @throws InterruptedException when the thread was interrupted
     */
    public Duration ping() throws IOException, InterruptedException {
        CompletableFuture<Duration> answer = core.pings().send();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SessionEndedException end) {
                throw end.again();
            }
            if (e.getCause() instanceof TimeoutException timeout) {
                throw new TimeoutException(String.valueOf(timeout.getMessage()));
            }
            throw new IllegalStateException("Pings fail in two ways only", e);
        }
    }

    /**
     * Tells the peer to open no more streams: those that it opens all the same are refused. Streams that are there, also those
     * that wait to be accepted, go on, and this side may open new ones. A second call does nothing.
     */
    public void goAway() {
        core.goAway();
    }

    /**
     * Ends the session in an orderly way: no new streams of either side; those that are there finish, then the session ends.
     * Does not wait; a second call does nothing.
     */
    public void shutdown() {
        core.setUnavailable(core.because(Reason.SHUT_DOWN, "is being shut down by this side", null));
        core.goAway();
        core.endWhenIdle();
    }

    /**
     * Ends the session with all its streams, whose readers and writers fail. What was written before reaches the peer if it
     * takes it within a second. Never waits; idempotent.
     */
    @Override
    public void close() {
        core.end(core.because(Reason.CLOSED, "was closed by this side", null));
    }

    /**
     * Whether {@link #open} can succeed.
     *
     * @return false from the moment on that the session has ended or takes no new streams of this side
     */
    public boolean isOpen() {
        return core.unavailable() == null;
    }

    /**
     * How many streams are there: those that wait to be accepted, and those that were closed by this side and not yet ended by
     * the peer, included.
     *
     * @return 0 or more
     */
    public int streamCount() {
        return core.streamCount();
    }

    /**
     * Tells of the end.
     *
     * @return completes, never exceptionally, with why the session ended, once its connection is closed; what depends on it
     *     may run on the session's reader thread, whose last act this is
     */
    public CompletionStage<SessionEndedException> whenEnded() {
        return core.whenEnded().minimalCompletionStage();
    }

    @Override
    public String toString() {
        return core.name();
    }
}
