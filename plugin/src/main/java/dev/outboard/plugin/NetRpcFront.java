package dev.outboard.plugin;

import dev.outboard.internal.mux.MuxSession;
import dev.outboard.internal.mux.MuxSettings;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.tls.SecuredListener;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Serves net/rpc plugins: each connection of a host has its own control, standard streams and broker. */
final class NetRpcFront implements Front {

    /** How long to leave a listener alone that fails: it may be out of descriptors. */
    private static final long PAUSE_MILLIS = 100;

    private final ServedSet set;
    private final Ground ground;
    private final ServeSecurity security;
    private final Listener listener;
    private final MuxSettings settings;
    private final Stdio stdio;
    private final ConnectionWatch connections;
    private final Runnable requestStop;

    /** Guards what is below; nothing is called while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition gone = lock.newCondition();
    private final Set<MuxSession> hosts = new HashSet<>();
    private boolean closed;

    /** Begins to listen; the parameters are those of {@link GrpcFront}. */
    NetRpcFront(
            ServeConfig config,
            ServedSet set,
            Future<ServeSecurity> security,
            Surroundings surroundings,
            Stdio stdio,
            ConnectionWatch connections,
            Runnable requestStop) {
        this.set = set;
        this.stdio = stdio;
        this.connections = connections;
        this.requestStop = requestStop;
        this.settings = settings(config, surroundings);
        this.ground = Ground.of(config, surroundings);
        try {
            this.security = ServeSecurity.await(security);
            this.listener = SecuredListener.over(ground.listener(), this.security.streams(), settings.warnings());
        } catch (RuntimeException | Error e) {
            ground.close();
            throw e;
        }
    }

    private static MuxSettings settings(ServeConfig config, Surroundings surroundings) {
        return new MuxSettings(
                "the host",
                config.brokerTimeout(),
                new ThreadTimer("outboard-broker-timer"),
                Optional::empty,
                warning -> surroundings.complaints().accept("[WARN] " + warning),
                (method, failure) -> surroundings
                        .complaints()
                        .accept(FailureRecord.line("The plugin failed in a call of " + method, failure)),
                config.executor());
    }

    @Override
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public String certificate() {
        return security.certificate();
    }

    @Override
    public void start() {
        DaemonThreads.start("outboard-netrpc-accept", this::acceptAll);
    }

    private void acceptAll() {
        while (true) {
            try {
                serve(listener.accept());
            } catch (ConnectionClosedException e) {
                return;
            } catch (IOException e) {
                settings.warnings().accept("No host can connect for a moment: " + e.getMessage());
                if (awaitClosed(PAUSE_MILLIS)) {
                    return;
                }
            }
        }
    }

    private void serve(Connection connection) {
        MuxSession host = MuxSession.ofPlugin(connection, settings);
        if (!add(host)) {
            host.close();
            return;
        }
        connections.opened();
        host.whenEnded(() -> remove(host));
        host.accept(new HostConversation(set, host, settings, stdio, requestStop));
    }

    private boolean add(MuxSession host) {
        lock.lock();
        try {
            return !closed && hosts.add(host);
        } finally {
            lock.unlock();
        }
    }

    private void remove(MuxSession host) {
        lock.lock();
        try {
            hosts.remove(host);
            gone.signalAll();
        } finally {
            lock.unlock();
        }
        connections.ended();
    }

    @Override
    public void shutdown() {
        listener.close();
    }

    /** Hosts close their connections when they have the answer to what they have asked for. */
    @Override
    public boolean awaitTermination(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!hosts.isEmpty() && left > 0) {
                left = gone.awaitNanos(left);
            }
            return hosts.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitClosed(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = gone.awaitNanos(left);
            }
            return closed;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread with a purpose: its end is the listener's.
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        listener.close();
        everyHost().forEach(MuxSession::close);
        ground.close();
    }

    private Set<MuxSession> everyHost() {
        lock.lock();
        try {
            closed = true;
            gone.signalAll();
            return Set.copyOf(hosts);
        } finally {
            lock.unlock();
        }
    }
}
