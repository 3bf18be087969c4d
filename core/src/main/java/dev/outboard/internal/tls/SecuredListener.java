package dev.outboard.internal.tls;

import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections that are secured already. Each handshake has a thread to itself, so that one that hangs or fails
 * keeps nobody else waiting; who is refused is reported, and never seen by the caller of {@link #accept}.
 */
public final class SecuredListener implements Listener {

    /** How long a client may take for its handshake. A JVM that has just started needs a good part of a second. */
    private static final Duration HANDSHAKE_TIME = Duration.ofSeconds(30);

    /** So many handshakes go on at once; whoever comes then waits in the system's queue. */
    private static final int HANDSHAKES = 128;

    /** How long to leave a listener alone that fails: it may be out of descriptors. */
    private static final long PAUSE_MILLIS = 100;

    private final Listener raw;
    private final StreamSecurity security;
    private final Consumer<String> refusals;
    private final Supplier<Deadline> handshakeDeadline;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Set<Connection> shakingHands = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(HANDSHAKES);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Executor handshakes;

    /**
     * What a caller of {@code accept} gets.
     *
     * @param connection a secured connection, or null
     * @param failure why the listener below gave none, or null; both are null when it is closed
     */
    private record Arrival(
            @Nullable Connection connection, @Nullable IOException failure) {}

    private SecuredListener(
            Listener raw,
            StreamSecurity security,
            Consumer<String> refusals,
            Supplier<Deadline> handshakeDeadline,
            Executor handshakes) {
        this.raw = raw;
        this.security = security;
        this.refusals = refusals;
        this.handshakeDeadline = handshakeDeadline;
        this.handshakes = handshakes;
    }

    /**
     * Begins to accept, on threads of its own.
     *
     * @param raw where connections come in; belongs to the result from now on
     * @param security what is done to each of them
     * @param refusals takes a line for people about each that is refused; called by the handshakes' threads
     * @return the listener itself when there is nothing to be done
     */
    public static Listener over(Listener raw, StreamSecurity security, Consumer<String> refusals) {
        return security.equals(StreamSecurity.none())
                ? raw
                : over(raw, security, refusals, () -> Deadline.after(HANDSHAKE_TIME));
    }

    static SecuredListener over(
            Listener raw, StreamSecurity security, Consumer<String> refusals, Supplier<Deadline> handshakeDeadline) {
        SecuredListener listener = new SecuredListener(
                raw, security, refusals, handshakeDeadline, new DaemonThreads("outboard-tls-handshake"));
        return listener.startedOn(new DaemonThreads("outboard-tls-accept"));
    }

    /**
     * Begins to accept, on threads that it shares with others.
     *
     * @param raw where connections come in; belongs to the result from now on
     * @param security what is done to each of them
     * @param refusals takes a line for people about each that is refused; called by the handshakes' threads
     * @param threads run a task until the listener's end, and one for each handshake, none of which may wait for another
     * @return the listener itself when there is nothing to be done
     * @throws RejectedExecutionException when there is no thread to be had; the listener below is closed then
     */
    public static Listener over(Listener raw, StreamSecurity security, Consumer<String> refusals, Executor threads) {
        if (security.equals(StreamSecurity.none())) {
            return raw;
        }
        SecuredListener listener =
                new SecuredListener(raw, security, refusals, () -> Deadline.after(HANDSHAKE_TIME), threads);
        return listener.startedOn(threads);
    }

    private SecuredListener startedOn(Executor threads) {
        try {
            threads.execute(this::acceptAll);
        } catch (RejectedExecutionException noThread) {
            raw.close();
            throw noThread;
        }
        return this;
    }

    private void acceptAll() {
        while (closed.getCount() > 0) {
            try {
                places.acquireUninterruptibly();
                begin(raw.accept());
            } catch (ConnectionClosedException e) {
                close();
            } catch (IOException e) {
                places.release();
                arrivals.add(new Arrival(null, e));
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean unused = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread with a purpose: its end is the listener's.
            refusals.accept("Interrupted while waiting to accept at " + raw.endpoint());
        }
    }

    private void begin(Connection connection) {
        shakingHands.add(connection);
        // Looked at after the connection is in the set: either this sees the end, or the end sees the connection.
        if (closed.getCount() == 0) {
            connection.close();
        }
        try {
            handshakes.execute(() -> shakeHands(connection));
        } catch (RejectedExecutionException noThread) {
            connection.close();
            refused(noThread);
            shakingHands.remove(connection);
            places.release();
        }
    }

    private void shakeHands(Connection connection) {
        try {
            arrive(security.accepted(connection, handshakeDeadline.get()));
        } catch (IOException | RuntimeException e) {
            connection.close();
            refused(e);
        } finally {
            shakingHands.remove(connection);
            places.release();
        }
    }

    private void arrive(Connection secured) {
        arrivals.add(new Arrival(secured, null));
        if (closed.getCount() == 0) {
            closeArrivals();
        }
    }

    private void refused(Exception reason) {
        if (closed.getCount() > 0) {
            refusals.accept("A connection at " + raw.endpoint() + " was not accepted: " + reason.getMessage());
        }
    }

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        Arrival arrival = next(deadline);
        if (arrival.connection != null) {
            return arrival.connection;
        }
        if (arrival.failure != null) {
            throw arrival.failure;
        }
        arrivals.add(arrival);
        throw new ConnectionClosedException("the listener at " + raw.endpoint() + " is closed");
    }

    private Arrival next(Deadline deadline) throws TimeoutException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Arrival arrival = arrivals.poll(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
                    if (arrival != null) {
                        return arrival;
                    }
                    throw new TimeoutException("nobody connected to " + raw.endpoint() + " before the deadline");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Endpoint endpoint() {
        return raw.endpoint();
    }

    @Override
    public void close() {
        closed.countDown();
        raw.close();
        shakingHands.forEach(Connection::close);
        places.release();
        closeArrivals();
    }

    /** Nobody takes what has arrived, and who waits for it learns why. */
    private void closeArrivals() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (arrival.connection != null) {
                arrival.connection.close();
            }
        }
        arrivals.add(new Arrival(null, null));
    }
}
