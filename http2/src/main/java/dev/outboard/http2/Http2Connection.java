package dev.outboard.http2;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.internal.send.Outbound;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.net.PushConnection;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP/2 on a connection, as client or server.
 *
 * <p>Any thread may call any method; none waits for the peer. A reader thread, started by {@link #start} unless the options name
 * {@linkplain Http2Options.Builder#readers others}, reads the connection and calls the listeners; a {@link PushConnection} needs
 * none. Callers write with their own threads; a writer thread exists only from the first time on that the connection does not
 * take everything at once. Both are daemons and end with the connection.
 */
public final class Http2Connection implements Closeable {

    private final Connection connection;
    private final ConnectionParts parts;
    private final Lifecycle lifecycle;
    private final Outbound<Http2Scheduler> outbound;
    private final StreamCloser closer;
    private final Inbound inbound;

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean shuttingDown = new AtomicBoolean();

    /** How many more streams a client's connection has ids for. */
    private final AtomicInteger idsLeft;

    private Http2Connection(Connection connection, Http2Options options, ConnectionListener listener, boolean client) {
        this.connection = connection;
        String name = client ? "client" : "server";
        FrameLog log = FrameLog.forConnection(name);
        lifecycle = new Lifecycle(connection);
        StreamTable table = new StreamTable(this::endIfDrained);
        AbuseGuard guard = new AbuseGuard(options);
        HpackEncoder encoder = new HpackEncoder();
        Http2Scheduler scheduler =
                new Http2Scheduler(new FrameWriter(encoder, log), table, guard, options.firstStreamId());
        outbound = new Outbound<>(connection, scheduler, new WriteEvents(), threadName(client, "writer"));
        ConnectionReceiveWindow window =
                new ConnectionReceiveWindow(options.connectionWindowSize(), options.maxUnreadBytes());
        closer = new StreamCloser(table, outbound, scheduler, window, lifecycle);
        parts = new ConnectionParts(
                client,
                options,
                listener,
                table,
                outbound,
                scheduler,
                window,
                closer,
                lifecycle,
                guard,
                new PendingPings(options.ticker()));
        idsLeft = new AtomicInteger((Integer.MAX_VALUE - options.firstStreamId()) / 2 + 1);
        inbound = new Inbound(connection, parts, log);
    }

    private String threadName(boolean client, String job) {
        return "outboard-http2-" + (client ? "client" : "server") + "-" + job + "-" + connection.remoteEndpoint();
    }

    /**
     * The client's side of HTTP/2 on a connection.
     *
     * @param connection the bytes; belongs to the new object, which closes it at its end
     * @param options how to behave
     * @param listener hears of the connection as a whole
     * @return a connection, not yet started
     */
    public static Http2Connection client(Connection connection, Http2Options options, ConnectionListener listener) {
        return new Http2Connection(connection, options, listener, true);
    }

    /**
     * The server's side of HTTP/2 on a connection.
     *
     * @param connection the bytes; belongs to the new object, which closes it at its end
     * @param options how to behave
     * @param listener hears of the requests, and of the connection as a whole
     * @return a connection, not yet started
     */
    public static Http2Connection server(Connection connection, Http2Options options, ServerListener listener) {
        return new Http2Connection(connection, options, listener, false);
    }

    /**
     * Begins to read, and sends this side's preface and SETTINGS. Requests may be opened at once; from the
     * 101st on they wait until the server has said how many it takes.
     *
     * @throws IllegalStateException when called twice
     * @throws RejectedExecutionException when there is no thread to be had for the reader; the connection has ended then
     */
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("The connection has been started already.");
        }
        outbound.submit(new OutboundOp.PrefaceFrames(
                parts.client(),
                ownSettings().changesFromDefaults(),
                parts.options().connectionWindowSize() - Settings.DEFAULT_INITIAL_WINDOW_SIZE));
        outbound.flush();
        if (connection instanceof PushConnection push) {
            new PushedInput(inbound).start(push, why -> end(why, String.valueOf(why.getMessage())));
        } else {
            startReader();
        }
    }

    private void startReader() {
        Executor readers = parts.options().readers();
        ConnectionReader reader = new ConnectionReader(inbound);
        try {
            if (readers == null) {
                DaemonThreads.start(threadName(parts.client(), "reader"), reader);
            } else {
                readers.execute(reader);
            }
        } catch (RejectedExecutionException noThread) {
            inbound.finish(inbound.failed(noThread), () -> {});
            throw noThread;
        }
    }

    /**
     * Opens a stream with a request's headers. Nothing is sent before {@link Http2Stream#flush}, unless another caller's flush
     * takes it along. When the peer's limit of concurrent streams is reached, the stream waits for its turn, in order; the
     * caller does not.
     *
     * @param request pseudo-headers and headers, names in lower case
     * @param end whether the request ends here
     * @param listener hears of the response
     * @return where to write the request's body
     * @throws ConnectionEndedException when the connection has ended or takes no new streams; the listener hears nothing
     * @throws IllegalStateException on a server's connection, or before {@link #start}
     */
    public Http2Stream open(Headers request, boolean end, StreamListener listener) throws ConnectionEndedException {
        requireClient();
        closer.checkListSize(request);
        ConnectionStream stream = new ConnectionStream(closer, parts.options(), !"HEAD".equals(request.get(":method")));
        stream.setListener(listener);
        register(stream);
        if (end) {
            stream.endWithRequest();
        }
        outbound.submit(new OutboundOp.HeadersItem(stream, request, end));
        return stream;
    }

    /**
     * Sends a PING.
     *
     * @param listener hears of the answer
     * @throws ConnectionEndedException when the connection has ended; the listener hears nothing
     */
    public void ping(PingListener listener) throws ConnectionEndedException {
        ping(listener, parts.pings());
    }

    /**
     * Ends the connection in an orderly way: no new streams; those there are finish, then the connection closes. Tells the peer
     * by GOAWAY (a server twice, as RFC 9113, section 6.8 says, so that no request is lost on the way). Does not wait; a
     * second call does nothing.
     */
    public void shutdown() {
        if (!shuttingDown.compareAndSet(false, true)) {
            return;
        }
        lifecycle.goAway(lifecycle.because(Reason.SHUT_DOWN, ErrorCode.NO_ERROR, "was shut down by this side", null));
        if (parts.client()) {
            outbound.submit(new OutboundOp.GoAwayFrame(0, ErrorCode.NO_ERROR, ""));
            lifecycle.endWhenIdle();
            endIfDrained();
            outbound.flush();
        } else {
            announceShutdown();
        }
    }

    /**
     * Ends the connection at once because of what the peer does: tells the peer by GOAWAY if it reads, fails all streams,
     * closes. Does not wait.
     *
     * @param code what to tell the peer
     * @param message what to tell the peer and the listeners, for people
     */
    public void abort(ErrorCode code, String message) {
        end(lifecycle.because(Reason.CLOSED, code, "was ended by this side: " + message, null), message);
    }

    /** Ends the connection at once, fails all streams. Does not wait for the peer or the listeners; idempotent. */
    @Override
    public void close() {
        end(lifecycle.because(Reason.CLOSED, ErrorCode.NO_ERROR, "was closed by this side", null), "");
    }

    /**
     * Whether a call of {@link #open} can succeed.
     *
     * @return false from the moment on that either side is going away or the connection has ended
     */
    public boolean isOpen() {
        return lifecycle.unavailable() == null;
    }

    private Settings ownSettings() {
        Http2Options options = parts.options();
        return new Settings(
                options.headerTableSize(),
                !parts.client(),
                parts.client() ? Settings.UNLIMITED : options.maxConcurrentStreams(),
                options.initialWindowSize(),
                options.maxFrameSize(),
                options.maxHeaderListSize());
    }

    private void requireClient() {
        if (!parts.client()) {
            throw new IllegalStateException("A server does not open streams.");
        }
        if (!started.get()) {
            throw new IllegalStateException("The connection has not been started.");
        }
    }

    /** Makes a stream known, so that from now on the end of the connection reaches it. */
    private void register(ConnectionStream stream) throws ConnectionEndedException {
        if (idsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            lifecycle.goAway(lifecycle.because(
                    Reason.STREAMS_EXHAUSTED,
                    ErrorCode.NO_ERROR,
                    "has no stream identifiers left; open a new one",
                    null));
            lifecycle.endWhenIdle();
            endIfDrained();
        }
        parts.table().addUnopened(stream);
        ConnectionEndedException why = lifecycle.unavailable();
        if (why != null && stream.closeIfIdle()) {
            parts.table().removeUnopened(stream);
            throw why;
        }
    }

    private void ping(PingListener listener, PendingPings pings) throws ConnectionEndedException {
        long opaque = pings.add(listener);
        ConnectionEndedException end = lifecycle.ended();
        if (end != null && pings.remove(opaque)) {
            throw end.again();
        }
        outbound.submit(new OutboundOp.PingFrame(false, opaque));
        outbound.flush();
    }

    /**
     * The server's first GOAWAY refuses nothing; the second, once the peer has seen it, names the last stream.
     */
    private void announceShutdown() {
        outbound.submit(new OutboundOp.GoAwayFrame(Lifecycle.ALL_STREAMS, ErrorCode.NO_ERROR, ""));
        try {
            ping(new FinalGoAway(), parts.pings());
        } catch (ConnectionEndedException e) {
            // It has ended already: nothing is left to be shut down.
            outbound.flush();
        }
    }

    private void endIfDrained() {
        closer.endIfDrained();
    }

    private void end(ConnectionEndedException why, String debugData) {
        if (!lifecycle.end(why) || !started.get()) {
            connection.close();
            return;
        }
        int last = parts.client() ? 0 : parts.table().newestId();
        outbound.submit(new OutboundOp.GoAwayFrame(last, why.code(), debugData));
        outbound.submit(new OutboundOp.Finish());
        outbound.flushNow();
        connection.close();
    }

    /** Sends the server's second GOAWAY. */
    private final class FinalGoAway implements PingListener {

        @Override
        public void onAck(long roundTripNanos) {
            lifecycle.closeToPeer();
            outbound.submit(new OutboundOp.GoAwayFrame(parts.table().newestId(), ErrorCode.NO_ERROR, ""));
            lifecycle.endWhenIdle();
            endIfDrained();
        }

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {
            // What was to be shut down has ended.
        }
    }

    private final class WriteEvents implements Outbound.Events {

        @Override
        public void onWriteFailed(IOException cause) {
            lifecycle.onWriteFailed(cause);
        }

        @Override
        public void onBug(Throwable bug) {
            lifecycle.end(
                    lifecycle.because(Reason.INTERNAL, ErrorCode.INTERNAL_ERROR, "failed on this side: " + bug, bug));
            connection.close();
        }

        @Override
        public void onFinished() {
            if (lifecycle.isDrained()) {
                connection.close();
            }
        }
    }
}
