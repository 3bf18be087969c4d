package dev.outboard.host;

import dev.outboard.GrpcConnection;
import dev.outboard.GrpcPlugin;
import dev.outboard.Plugin;
import dev.outboard.PluginException;
import dev.outboard.ReattachDescriptor;
import dev.outboard.host.Session.Tie;
import dev.outboard.host.output.PluginLog;
import dev.outboard.host.output.StdioPump;
import dev.outboard.internal.wire.HealthStatus;
import dev.outboard.net.Deadline;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.event.Level;

/**
 * A running plugin that this host launched or attached to. It is connected from the start, by one connection that is never
 * made anew. Any thread may call any method.
 */
public final class PluginClient implements AutoCloseable {

    private final Session session;
    private final PluginLog log;
    private final Channel applicationChannel;
    private final PluginEnd end;
    private final HostBroker broker;
    private final Stopper stopper;
    private final Leavings leavings;
    private final ExitHook hook;
    private final boolean oneTime;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<ExitStatus> ended;

    /** Completes when the plugin has ended, or this client has left it. */
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    PluginClient(LaunchConfig config, Session session, Leavings leavings, ExitHook hook) {
        this.session = session;
        this.log = new PluginLog(session.name());
        this.applicationChannel = ClientInterceptors.intercept(session.channel(), config.interceptors());
        this.end = new PluginEnd(session.name(), session.run());
        this.broker = HostBroker.open(config, session, end, log);
        this.stopper = new Stopper(session.run(), session.channel(), config.stopTimeout(), log);
        this.leavings = leavings;
        this.hook = hook;
        this.oneTime = config.security() instanceof TransportSecurity.OneTimeCertificates;
        StdioPump.start(session.channel(), config.syncStdout(), config.syncStderr(), log);
        hook.stopBy(this::close);
        this.ended = session.run().exit().whenComplete((status, none) -> cleanUp(status));
        // Not as a part of the cleaning up: who was waiting may look at the exit status.
        var unused = ended.whenComplete((status, failure) -> over.complete(null));
    }

    /**
     * Launches a plugin: starts the process, reads its handshake line, chooses the version, connects, and makes sure
     * that it answers. Waits for all of that. A plugin that runs already is only connected to.
     *
     * <p>Interrupting the thread ends the launch.
     *
     * @param config what to launch
     * @return the live client
     * @throws PluginException when any step fails, with a subclass for each; nothing is left behind then: no process,
     *     thread, connection or file
     */
    public static PluginClient launch(LaunchConfig config) {
        Deadline deadline = Deadline.after(config.startTimeout());
        if (config.source() instanceof Reattach reattach) {
            return new Attachment(config, reattach.descriptor(), deadline).run();
        }
        ProgramStart start = config.source() instanceof CustomRunner runner
                ? new RunnerStart(runner)
                : new CommandStart((Command) config.source());
        return new Launch(config, start, deadline).run();
    }

    /**
     * Launches a plugin on a thread of its own.
     *
     * @param config what to launch
     * @return a future that completes with the live client, or with the exception that {@link #launch} throws. Cancelling
     *     it stops the launch and whatever was started by then
     */
    public static CompletableFuture<PluginClient> launchAsync(LaunchConfig config) {
        return LaunchFuture.started(config);
    }

    /**
     * Gives the plugin of an interface.
     *
     * @param <T> the interface
     * @param type the interface, of exactly one plugin in the set of the negotiated version
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends
     * @throws UnknownPluginException when the set has no plugin of that type, or several
     */
    public <T> T dispense(Class<T> type) {
        List<Plugin<?>> found = session.set().plugins().values().stream()
                .filter(plugin -> plugin.type() == type)
                .toList();
        if (found.size() != 1) {
            throw new UnknownPluginException("Version " + session.version() + " of the application's protocol has "
                    + (found.isEmpty() ? "no plugin" : "several plugins") + " of type " + type.getName()
                    + (found.isEmpty() ? "" : ", which must be told apart by name") + "; it has " + session.set());
        }
        return client(found.get(0), type);
    }

    /**
     * Gives a plugin by name.
     *
     * @param <T> the interface
     * @param name the plugin's name in the set of the negotiated version
     * @param type its interface
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends
     * @throws UnknownPluginException when the set has no plugin of that name and type
     */
    public <T> T dispense(String name, Class<T> type) {
        Plugin<?> plugin = session.set().plugins().get(name);
        if (plugin == null || plugin.type() != type) {
            throw new UnknownPluginException(
                    "Version " + session.version() + " of the application's protocol has no plugin named \"" + name
                            + "\" of type " + type.getName() + "; it has " + session.set());
        }
        return client(plugin, type);
    }

    private <T> T client(Plugin<?> plugin, Class<T> type) {
        if (plugin instanceof GrpcPlugin<?> grpcPlugin) {
            return type.cast(grpcPlugin.client(GrpcConnection.of(applicationChannel, broker.broker())));
        }
        throw new IllegalStateException("There are no other plugins than " + GrpcPlugin.class);
    }

    /**
     * Asks the plugin whether it is well, and waits 10 seconds at most for the answer.
     *
     * @throws PluginExitedException when it has ended
     * @throws PluginUnavailableException when it does not answer, or says that it is not well
     */
    public void ping() {
        ping(Duration.ofSeconds(10));
    }

    /**
     * Asks the plugin whether it is well.
     *
     * @param timeout how long to wait for the answer
     * @throws PluginExitedException when it has ended
     * @throws PluginUnavailableException when it does not answer, or says that it is not well
     */
    public void ping(Duration timeout) {
        HealthStatus status;
        try {
            status = Health.check(session.channel(), Deadline.after(timeout));
        } catch (StatusRuntimeException e) {
            throw end.exception()
                    .<PluginException>map(exited -> exited)
                    .orElseGet(() -> new PluginUnavailableException(
                            "The plugin " + session.name() + " does not say that it is well: " + e.getStatus(), e));
        }
        if (status != HealthStatus.SERVING) {
            throw new PluginUnavailableException(
                    "The plugin " + session.name() + " says of itself that it is " + status, null);
        }
    }

    /**
     * The application's protocol version that both sides speak.
     *
     * @return one of the versions in the config
     */
    public int negotiatedVersion() {
        return session.version();
    }

    /**
     * The plugin's process.
     *
     * @return its id, valid until {@link #onExit} is complete
     * @throws IllegalStateException when the plugin runs in a {@link CustomRunner}, which alone knows where that is
     */
    public long pid() {
        return session.run()
                .pid()
                .orElseThrow(() -> new IllegalStateException(
                        "The plugin " + session.name() + " has no process that this host knows of: its runner runs it ("
                                + session.run().id() + ")"));
    }

    /**
     * Tells the plugin from others, for people.
     *
     * @return for example {@code process 4711}, or what the plugin's runner calls it
     */
    public String id() {
        return session.run().id();
    }

    /**
     * What another host must know to {@linkplain Reattach attach} to this plugin, while this host uses it or later. Only a
     * {@linkplain Command.Builder#detached detached} plugin outlives this host.
     *
     * @return the descriptor
     * @throws IllegalStateException when the plugin runs in a {@link CustomRunner}, has ended, serves this host alone because its
     *     connections are multiplexed, or was launched with one-time certificates, which no other host has
     */
    public ReattachDescriptor reattachDescriptor() {
        if (oneTime) {
            throw new IllegalStateException("No other host can attach to the plugin " + session.name()
                    + ": it takes only the one-time certificate that this host has made for it (AutoMTLS)");
        }
        if (session.main().multiplexer() != null) {
            throw new IllegalStateException("No other host can attach to the plugin " + session.name()
                    + ": it accepts one connection in its life, this host's (multiplexing)");
        }
        long pid = pid();
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("The plugin " + session.name() + " has ended"));
        return new ReattachDescriptor(
                session.protocol(),
                session.version(),
                session.endpoint(),
                pid,
                process.info().startInstant().orElse(null),
                session.tie() == Tie.ENDS_BY_ITSELF);
    }

    /**
     * The plugin's end.
     *
     * @return a future that completes when the process has ended, whatever ended it; completing or cancelling it has
     *     no effect on the plugin. It stays incomplete when this client has left a plugin that it attached to
     */
    public CompletableFuture<ExitStatus> onExit() {
        return ended.copy();
    }

    /**
     * Leaves the plugin to another host: closes the connection and lets the plugin run. After this, {@link #close} does
     * nothing.
     *
     * @throws IllegalStateException when the plugin was launched to end with this host
     */
    public void detach() {
        if (session.tie() == Tie.ENDS_WITH_HOST) {
            throw new IllegalStateException("The plugin " + session.name()
                    + " was launched to end with this host; to leave it running, launch a command that is detached");
        }
        if (!closing.getAndSet(true)) {
            leave();
        }
    }

    /**
     * Stops the plugin and waits until it has ended: asks it to shut down, then makes it, and with it all processes it
     * has started. Removes its socket. A second call waits for the first. A plugin in test mode goes on: only the connection
     * is closed.
     */
    @Override
    public void close() {
        if (!closing.getAndSet(true)) {
            if (session.tie() == Tie.ENDS_BY_ITSELF) {
                leave();
            } else {
                broker.close();
                stopper.stop();
            }
        }
        Waiting.steadily(over, Deadline.after(stopper.longestStop()));
    }

    private void leave() {
        broker.close();
        session.channel().shutdownNow();
        session.run().abandon();
        over.complete(null);
    }

    /** Runs on the thread that waits for the process's end. */
    private void cleanUp(ExitStatus status) {
        broker.close();
        session.channel().shutdownNow();
        session.run().endOrphans();
        if (session.tie() != Tie.ENDS_BY_ITSELF) {
            SocketFiles.remove(session.endpoint(), log);
        }
        leavings.end();
        hook.remove();
        log.event(Level.DEBUG, "The plugin has ended: " + status);
    }

    @Override
    public String toString() {
        return "plugin " + session.name() + ", " + session.run().id() + ", version " + session.version();
    }
}
