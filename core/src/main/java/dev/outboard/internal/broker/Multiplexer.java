package dev.outboard.internal.broker;

import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.SessionEndedException;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one connection between a host and a plugin that carries all others. Its first stream, which the host opens, is the main
 * connection, and ends it with itself; any other one is brokered. Any thread may call any method.
 */
public final class Multiplexer implements AutoCloseable {

    /**
     * Without timeouts: a plugin that is stopped in a debugger for a while goes on later, as it does without multiplexing, and
     * a process's end is seen by the end of its connection. Streams that nobody takes have their own timeout. Pings keep
     * relays from taking the connection for an idle one.
     */
    private static final YamuxConfig CONFIG = YamuxConfig.builder()
            .writeTimeout(Duration.ZERO)
            .streamOpenTimeout(Duration.ZERO)
            .build();

    private final YamuxSession session;
    private final Arrivals arrivals;
    private final CompletableFuture<YamuxStream> main;

    private Multiplexer(YamuxSession session, Arrivals arrivals, CompletableFuture<YamuxStream> main) {
        this.session = session;
        this.arrivals = arrivals;
        this.main = main;
        var unused = session.whenEnded().thenAccept(main::completeExceptionally);
    }

    /**
     * The host's side.
     *
     * @param network the connection to the plugin; belongs to the result
     * @param warnings takes a line for people about each stream that is refused; must not block
     * @throws IOException when the connection broke at once
     */
    public static Multiplexer ofHost(Connection network, Consumer<String> warnings) throws IOException {
        Arrivals arrivals = new Arrivals(warnings);
        YamuxSession session = YamuxSession.client(network, CONFIG, arrivals::onStream);
        try {
            return new Multiplexer(session, arrivals, CompletableFuture.completedFuture(open(session)));
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    /**
     * The plugin's side.
     *
     * @param network the host's connection; belongs to the result
     * @param warnings takes a line for people about each stream that is refused; must not block
     */
    public static Multiplexer ofPlugin(Connection network, Consumer<String> warnings) {
        Arrivals arrivals = new Arrivals(warnings);
        CompletableFuture<YamuxStream> main = new CompletableFuture<>();
        YamuxSession session = YamuxSession.server(network, CONFIG, stream -> {
            if (main.isDone()) {
                arrivals.onStream(stream);
            } else if (stream.accept()) {
                main.complete(stream);
            }
        });
        return new Multiplexer(session, arrivals, main);
    }

    /**
     * The main connection. To be asked for once.
     *
     * @param deadline when to give up
     * @return the connection, at whose end all streams end
     * @throws TimeoutException when the host has not opened it before the deadline
     * @throws IOException when the connection has ended before
     */
    public Connection main(Deadline deadline) throws IOException {
        return TrackedConnection.of(awaitMain(deadline), closed -> session.close());
    }

    private YamuxStream awaitMain(Deadline deadline) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return main.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("the host has opened no stream (" + e.getCause() + ")", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the host has opened no stream before the deadline");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The way of brokered connections. To be asked for once.
     *
     * @param toPeer sends to the other side, without waiting
     * @param settings the broker's
     */
    public BrokerTransport transport(Consumer<ConnInfo> toPeer, BrokerSettings settings) {
        return streamTransport(toPeer, settings);
    }

    StreamTransport streamTransport(Consumer<ConnInfo> toPeer, BrokerSettings settings) {
        return new StreamTransport(toPeer, this, settings);
    }

    /** Who gets the streams of the other side that are not the main one, from the next on. */
    void passTo(Consumer<YamuxStream> receiver) {
        arrivals.passTo(receiver);
    }

    /** Refuses a stream that nobody has knocked for. */
    void refuse(YamuxStream stream) {
        arrivals.refuse(stream);
    }

    /** Opens a stream. Never waits. */
    YamuxStream open() throws SessionEndedException {
        return open(session);
    }

    private static YamuxStream open(YamuxSession session) throws SessionEndedException {
        return session.tryOpen()
                .orElseThrow(() -> new IllegalStateException("One stream is opened at a time, so that there is room"));
    }

    /** How many streams there are, for tests that none is left. */
    int streamCount() {
        return session.streamCount();
    }

    /**
     * Tells of the end.
     *
     * @param task run once the connection has ended, by its reader; must not block
     */
    public void whenEnded(Runnable task) {
        var unused = session.whenEnded().thenRun(task);
    }

    /** Ends all streams and the connection. Never waits. */
    @Override
    public void close() {
        session.close();
    }
}
