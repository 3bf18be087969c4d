package dev.outboard.yamux;

import dev.outboard.internal.send.Outbound;
import dev.outboard.net.Connection;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the parts of a session share: its streams, how to send, whether it has ended and why. Any thread. */
final class SessionCore implements Outbound.Events {

    /** How long the peer has to read what this side said last, before the connection is closed. */
    static final Duration LINGER = Duration.ofSeconds(1);

    /** Answers to pings and refused streams that the peer does not read; a peer in order has a handful. */
    private static final int MAX_UNSENT_ANSWERS = 10_000;

    /** Streams that this side has closed and that wait for the peer's end; a peer in order ends them soon. */
    private static final int MAX_LINGERING = 10_000;

    private final Connection connection;
    private final YamuxConfig config;
    private final @Nullable StreamHandler handler;
    private final boolean client;
    private final FrameLog log;
    private final Outbound<YamuxScheduler> outbound;
    private final ScheduledExecutorService timer;
    private final AcceptQueue accepting;
    private final Pings pings = new Pings(this);
    private final WriteWatch writeWatch;

    private final ConcurrentHashMap<Integer, YamuxStream> streams = new ConcurrentHashMap<>();

    /** Streams that have ended, and whose receivers do not know. */
    private final ConcurrentLinkedQueue<YamuxStream> ending = new ConcurrentLinkedQueue<>();

    /** The reader has ended, and with it the timer. */
    private volatile boolean finished;

    /** Permits for streams that the peer has not yet accepted. */
    private final Semaphore inFlight;

    private final AtomicInteger unsentAnswers = new AtomicInteger();

    private final QueueBudget budget = new QueueBudget(Runtime.getRuntime().maxMemory());

    /** A user's thread stays awake for what is about to come on its stream. */
    private final AtomicBoolean someoneSpins = new AtomicBoolean();

    /** Streams that this side has closed and the peer has yet to end. */
    private final AtomicInteger lingering = new AtomicInteger();

    private final AtomicReference<@Nullable SessionEndedException> end = new AtomicReference<>();

    /** Completed by the reader as the last thing it does. */
    private final CompletableFuture<SessionEndedException> whenEnded = new CompletableFuture<>();

    /** Why this side opens no streams; those there are go on. */
    private final AtomicReference<@Nullable SessionEndedException> unavailable = new AtomicReference<>();

    /** Whether streams that the peer opens are refused. */
    private volatile boolean refusesStreams;

    private volatile boolean endsWhenIdle;
    private volatile @Nullable IOException writeFailure;

    /** @param handler is given the peer's streams, which wait to be accepted if it is null */
    SessionCore(Connection connection, YamuxConfig config, @Nullable StreamHandler handler, boolean client) {
        this.connection = connection;
        this.config = config;
        this.handler = handler;
        this.client = client;
        log = FrameLog.forSession(client ? "client" : "server");
        YamuxScheduler scheduler = new YamuxScheduler(new FrameWriter(log), unsentAnswers);
        outbound = new Outbound<>(connection, scheduler, this, threadName("writer"));
        ScheduledExecutorService given = config.timer();
        timer = given == null ? new SessionTimer(threadName("timer")) : given;
        writeWatch = new WriteWatch(config, timer, this::onWriteTimeout);
        accepting = new AcceptQueue(config.acceptBacklog());
        inFlight = new Semaphore(config.acceptBacklog());
    }

    String threadName(String job) {
        return "outboard-yamux-" + (client ? "client" : "server") + "-" + job + "-" + connection.remoteEndpoint();
    }

    /** What to call the session in messages. */
    String name() {
        return "the yamux session with " + connection.remoteEndpoint();
    }

    Connection connection() {
        return connection;
    }

    YamuxConfig config() {
        return config;
    }

    boolean isClient() {
        return client;
    }

    FrameLog log() {
        return log;
    }

    /** Passes a stream of the peer's on; returns false when there is no room for one more that nobody has accepted. */
    boolean arrived(YamuxStream stream) {
        if (handler == null) {
            return accepting.offer(stream);
        }
        handler.onStream(stream);
        return true;
    }

    AcceptQueue accepting() {
        return accepting;
    }

    Pings pings() {
        return pings;
    }

    Semaphore inFlight() {
        return inFlight;
    }

    CompletableFuture<SessionEndedException> whenEnded() {
        return whenEnded;
    }

    QueueBudget budget() {
        return budget;
    }

    AtomicBoolean someoneSpins() {
        return someoneSpins;
    }

    // Sending.

    void submit(YamuxOp op) {
        outbound.submit(op);
    }

    void flush() {
        outbound.flush();
    }

    /** Sends the answer to something that the peer did. */
    void answer(YamuxOp.Control frame) throws YamuxProtocolException {
        if (unsentAnswers.incrementAndGet() > MAX_UNSENT_ANSWERS) {
            throw new YamuxProtocolException(
                    "The peer asks on, and has not read the last " + MAX_UNSENT_ANSWERS + " answers.");
        }
        outbound.submit(frame);
    }

    void beginBatch() {
        outbound.beginBatch();
    }

    void endBatch() {
        outbound.endBatch();
    }

    /** Runs something after a time, unless the time is zero, which means never. */
    @Nullable
    Future<?> schedule(Duration after, Runnable task) {
        return after.isZero() ? null : timer.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs something after a time, also after none. */
    Future<?> scheduleAlways(Duration after, Runnable task) {
        return timer.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Has a stream's receiver told of an end that this side has brought about, by another thread: the caller may hold locks that
     * the receiver takes.
     */
    void handOverSoon(YamuxStream stream) {
        ending.add(stream);
        if (finished) {
            handOverEnds();
        } else {
            timer.execute(this::handOverEnds);
        }
    }

    private void handOverEnds() {
        for (YamuxStream stream = ending.poll(); stream != null; stream = ending.poll()) {
            stream.handOver();
        }
    }

    // Streams.

    @Nullable
    YamuxStream stream(int id) {
        return streams.get(id);
    }

    int streamCount() {
        return streams.size();
    }

    void add(YamuxStream stream) {
        streams.put(stream.id(), stream);
    }

    void remove(YamuxStream stream) {
        if (streams.remove(stream.id(), stream)) {
            stream.onRemoved();
            endIfIdle();
        }
    }

    /** A stream of this side is accepted or gone: another one may be opened. */
    void onSettled() {
        inFlight.release();
    }

    /** A closed stream begins to wait for the peer's end; returns false when too many do. */
    boolean beginLingering() {
        return lingering.incrementAndGet() <= MAX_LINGERING;
    }

    void endLingering() {
        lingering.decrementAndGet();
    }

    // Going away.

    /** Why this side cannot open a stream, as a new exception with the caller's stack; null when it can. */
    @Nullable
    SessionEndedException unavailable() {
        SessionEndedException why = end.get();
        if (why == null) {
            why = unavailable.get();
        }
        return why == null ? null : why.again();
    }

    /** No new streams of this side from now on. */
    void setUnavailable(SessionEndedException why) {
        unavailable.compareAndSet(null, why);
    }

    boolean refusesStreams() {
        return refusesStreams;
    }

    /** No new streams of the peer from now on, of which the peer is told. */
    void goAway() {
        if (!refusesStreams) {
            refusesStreams = true;
            submit(YamuxOp.Control.goAway(FrameHeader.NORMAL));
            flush();
        }
    }

    /** Ends the session with the last stream. */
    void endWhenIdle() {
        endsWhenIdle = true;
        endIfIdle();
    }

    private void endIfIdle() {
        if (endsWhenIdle && streams.isEmpty()) {
            end(because(Reason.SHUT_DOWN, "was shut down by this side", null));
        }
    }

    // The end.

    SessionEndedException because(Reason reason, String what, @Nullable Throwable cause) {
        return new SessionEndedException(reason, name() + " " + what, cause);
    }

    @Nullable
    SessionEndedException ended() {
        return end.get();
    }

    /** Ends the session, unless it has ended before: tells the peer if that is of use, and everybody who waits. Never waits. */
    void end(SessionEndedException why) {
        if (!end.compareAndSet(null, why)) {
            return;
        }
        if (saysGoodbye(why.reason())) {
            submit(YamuxOp.Control.goAway(goAwayCode(why.reason())));
            submit(new YamuxOp.Finish());
            Future<?> unused = schedule(LINGER, connection::close);
            outbound.flushNow();
        } else {
            connection.close();
        }
        accepting.close();
        inFlight.release(Integer.MAX_VALUE / 2);
        pings.failAll(why);
        streams.values().forEach(YamuxStream::wake);
    }

    /** Whether the peer is there and has to be told. */
    static boolean saysGoodbye(Reason reason) {
        return switch (reason) {
            case CLOSED, SHUT_DOWN, VIOLATION, INTERNAL -> true;
            default -> false;
        };
    }

    private static int goAwayCode(Reason reason) {
        return switch (reason) {
            case VIOLATION -> FrameHeader.PROTOCOL_ERROR;
            case INTERNAL -> FrameHeader.INTERNAL_ERROR;
            default -> FrameHeader.NORMAL;
        };
    }

    /** The reader has ended: gives everything back. */
    void finish() {
        connection.close();
        outbound.stop();
        if (config.timer() == null && timer instanceof SessionTimer own) {
            own.shutdownNow();
        }
        streams.values().forEach(YamuxStream::onRemoved);
        finished = true;
        // Whoever ends the session may not have come to that yet, and finds none of them any more.
        streams.values().forEach(YamuxStream::wake);
        streams.clear();
        handOverEnds();
        SessionEndedException why = end.get();
        whenEnded.complete(why == null ? because(Reason.INTERNAL, "ended without a reason", null) : why);
    }

    void onOpenTimeout() {
        end(because(
                Reason.OPEN_TIMEOUT,
                "ended: the peer did not accept a stream within " + config.streamOpenTimeout(),
                null));
    }

    @Nullable
    IOException writeFailure() {
        return writeFailure;
    }

    @Override
    public void onWriteFailed(IOException cause) {
        writeFailure = cause;
    }

    @Override
    public void onBug(Throwable bug) {
        end(because(Reason.INTERNAL, "failed on this side: " + bug, bug));
        connection.close();
    }

    @Override
    public void onFinished() {
        // The reader sees the peer's end, or its time is over.
    }

    @Override
    public void onWriteBegins() {
        writeWatch.begins();
    }

    @Override
    public void onWriteEnds() {
        writeWatch.ends();
    }

    private void onWriteTimeout() {
        end(because(
                Reason.WRITE_TIMEOUT,
                "ended: the connection took nothing of what was written within " + config.writeTimeout(),
                null));
    }
}
