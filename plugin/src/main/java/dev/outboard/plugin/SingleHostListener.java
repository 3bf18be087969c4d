package dev.outboard.plugin;

import dev.outboard.internal.broker.BrokerSettings;
import dev.outboard.internal.broker.BrokerTransport;
import dev.outboard.internal.broker.Multiplexer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the one connection of a host that multiplexes, listens no longer then, and gives the main connection inside it. Any
 * thread may call any method; it is the first call of {@code accept} that does the work.
 */
final class SingleHostListener implements Listener {

    private final Listener network;
    private final Consumer<String> complaints;
    private final Runnable onHostGone;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<@Nullable Multiplexer> multiplexer = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Begins to listen.
     *
     * @param network where the host connects to; belongs to this from now on
     * @param complaints takes lines for people
     * @param onHostGone run when the connection is gone, after which no other can come; must not block
     */
    SingleHostListener(Listener network, Consumer<String> complaints, Runnable onHostGone) {
        this.network = network;
        this.complaints = complaints;
        this.onHostGone = onHostGone;
    }

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        if (begun.getAndSet(true)) {
            throw awaitClose(deadline);
        }
        try {
            return host(deadline).main(deadline);
        } catch (TimeoutException e) {
            begun.set(false);
            throw e;
        }
    }

    private Multiplexer host(Deadline deadline) throws IOException {
        Multiplexer there = multiplexer.get();
        if (there != null) {
            return there;
        }
        Connection connection = network.accept(deadline);
        // Before the host hears anything, so that it never finds a way to a second connection.
        network.close();
        Multiplexer host = Multiplexer.ofPlugin(connection, line -> complaints.accept("[WARN] " + line));
        multiplexer.set(host);
        host.whenEnded(this::hostGone);
        // Looked at after the host is known: either this sees the end, or the end sees the host.
        if (closed.getCount() == 0) {
            host.close();
        }
        return host;
    }

    private void hostGone() {
        if (closed.getCount() > 0) {
            onHostGone.run();
        }
    }

    private IOException awaitClose(Deadline deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return closed.await(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS)
                            ? new ConnectionClosedException("the listener at " + endpoint() + " is closed")
                            : new TimeoutException("a plugin whose connections are multiplexed accepts one alone");
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

    /** The way of brokered connections, once the main one is there. */
    BrokerTransport transport(Consumer<ConnInfo> toHost, BrokerSettings settings) {
        return Objects.requireNonNull(multiplexer.get(), "the main connection is there")
                .transport(toHost, settings);
    }

    @Override
    public Endpoint endpoint() {
        return network.endpoint();
    }

    @Override
    public void close() {
        closed.countDown();
        network.close();
        Multiplexer host = multiplexer.get();
        if (host != null) {
            host.close();
        }
    }
}
