package dev.outboard.host;

import dev.outboard.Plugin;
import dev.outboard.PluginException;
import dev.outboard.ReattachDescriptor;
import dev.outboard.host.Session.Tie;
import dev.outboard.host.output.PluginLog;
import dev.outboard.net.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    private final PluginLink link;
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
        this.link = session.main().use(config, session, new PluginEnd(session.name(), session.run()), log);
        this.stopper = new Stopper(session.run(), link, config.stopTimeout(), log);
        this.leavings = leavings;
        this.hook = hook;
        this.oneTime = config.security() instanceof TransportSecurity.OneTimeCertificates;
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
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends. With
     *     net/rpc each call of this method makes one that is independent of the others
     * @throws UnknownPluginException when the set has no plugin of that type for the protocol that the plugin speaks, or
     *     several, or the plugin does not serve it
     * @throws PluginExitedException when it takes an answer of the plugin's, as with net/rpc, and that has ended
     * @throws PluginUnavailableException when it takes such an answer, and there is none
     */
    public <T> T dispense(Class<T> type) {
        Map<String, Plugin<?>> found = new HashMap<>(session.set().plugins());
        found.values().removeIf(plugin -> plugin.type() != type || plugin.protocol() != session.protocol());
        if (found.size() != 1) {
            throw new UnknownPluginException("Version " + session.version() + " of the application's protocol has "
                    + (found.isEmpty() ? "no plugin" : "several plugins") + " of type " + type.getName()
                    + (found.isEmpty() ? "" : ", which must be told apart by name")
                    + " over " + session.protocol().wireName() + "; it has " + session.set());
        }
        Map.Entry<String, Plugin<?>> only = found.entrySet().iterator().next();
        return type.cast(link.dispense(only.getKey(), only.getValue()));
    }

    /**
     * Gives a plugin by name.
     *
     * @param <T> the interface
     * @param name the plugin's name in the set of the negotiated version
     * @param type its interface
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends. With
     *     net/rpc each call of this method makes one that is independent of the others
     * @throws UnknownPluginException when the set has no plugin of that name and type for the protocol that the plugin
     *     speaks, or the plugin does not serve it
     * @throws PluginExitedException when it takes an answer of the plugin's, as with net/rpc, and that has ended
     * @throws PluginUnavailableException when it takes such an answer, and there is none
     */
    public <T> T dispense(String name, Class<T> type) {
        Plugin<?> plugin = session.set().plugins().get(name);
        if (plugin == null || plugin.type() != type) {
            throw new UnknownPluginException(
                    "Version " + session.version() + " of the application's protocol has no plugin named \"" + name
                            + "\" of type " + type.getName() + "; it has " + session.set());
        }
        if (plugin.protocol() != session.protocol()) {
            throw new UnknownPluginException("\"" + name + "\" is a plugin for "
                    + plugin.protocol().wireName() + ", and the plugin " + session.name() + " speaks "
                    + session.protocol().wireName());
        }
        return type.cast(link.dispense(name, plugin));
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
        link.ping(Deadline.after(timeout));
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
        if (session.main().isExclusive()) {
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
                stopper.stop();
            }
        }
        Waiting.steadily(over, Deadline.after(stopper.longestStop()));
    }

    private void leave() {
        link.close();
        session.run().abandon();
        over.complete(null);
    }

    /** Runs on the thread that waits for the process's end. */
    private void cleanUp(ExitStatus status) {
        link.close();
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
