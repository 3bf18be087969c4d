package dev.outboard.host;

import dev.outboard.GrpcPlugin;
import dev.outboard.Plugin;
import dev.outboard.PluginException;
import dev.outboard.PluginSet;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.wire.HealthStatus;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.event.Level;

/**
 * A running plugin that this host launched. It is connected from the start, by one connection that is never made anew.
 * Any thread may call any method.
 */
public final class PluginClient implements AutoCloseable {

    private final String name;
    private final int version;
    private final PluginSet set;
    private final PluginProcess process;
    private final GrpcChannel channel;
    private final Channel applicationChannel;
    private final PluginEnd end;
    private final Stopper stopper;
    private final Thread hook = new Thread(this::close, "outboard-shutdown-hook");
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<ExitStatus> ended;

    PluginClient(
            LaunchConfig config,
            String name,
            HandshakeLine line,
            PluginSet set,
            PluginProcess process,
            GrpcChannel channel) {
        this.name = name;
        this.version = line.appVersion();
        this.set = set;
        this.process = process;
        this.channel = channel;
        this.applicationChannel = ClientInterceptors.intercept(channel, config.interceptors());
        this.end = new PluginEnd(name, process);
        PluginLog log = new PluginLog(name);
        this.stopper = new Stopper(process, channel, config.stopTimeout(), log);
        StdioPump.start(channel, config.syncStdout(), config.syncStderr(), log);
        Runtime.getRuntime().addShutdownHook(hook);
        this.ended = process.exit().whenComplete((status, none) -> cleanUp(line.endpoint(), status, log));
    }

    /**
     * Launches a plugin: starts the process, reads its handshake line, chooses the version, connects, and makes sure
     * that it answers. Waits for all of that.
     *
     * @param config what to launch
     * @return the live client
     * @throws PluginException when any step fails, with a subclass for each; nothing is left behind then: no process,
     *     thread, connection or file
     */
    public static PluginClient launch(LaunchConfig config) {
        return new Launch(config, Deadline.after(config.startTimeout())).run();
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
        List<Plugin<?>> found = set.plugins().values().stream()
                .filter(plugin -> plugin.type() == type)
                .toList();
        if (found.size() != 1) {
            throw new UnknownPluginException("Version " + version + " of the application's protocol has "
                    + (found.isEmpty() ? "no plugin" : "several plugins") + " of type " + type.getName()
                    + (found.isEmpty() ? "" : ", which must be told apart by name") + "; it has " + set);
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
        Plugin<?> plugin = set.plugins().get(name);
        if (plugin == null || plugin.type() != type) {
            throw new UnknownPluginException(
                    "Version " + version + " of the application's protocol has no plugin named \"" + name
                            + "\" of type " + type.getName() + "; it has " + set);
        }
        return client(plugin, type);
    }

    private <T> T client(Plugin<?> plugin, Class<T> type) {
        if (plugin instanceof GrpcPlugin<?> grpcPlugin) {
            return type.cast(grpcPlugin.client(() -> applicationChannel));
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
            status = Health.check(channel, Deadline.after(timeout));
        } catch (StatusRuntimeException e) {
            throw end.exception()
                    .<PluginException>map(exited -> exited)
                    .orElseGet(() -> new PluginUnavailableException(
                            "The plugin " + name + " does not say that it is well: " + e.getStatus(), e));
        }
        if (status != HealthStatus.SERVING) {
            throw new PluginUnavailableException("The plugin " + name + " says of itself that it is " + status, null);
        }
    }

    /**
     * The application's protocol version that both sides speak.
     *
     * @return one of the versions in the config
     */
    public int negotiatedVersion() {
        return version;
    }

    /**
     * The plugin's process.
     *
     * @return its id, valid until {@link #onExit} is complete
     */
    public long pid() {
        return process.pid();
    }

    /**
     * The plugin's end.
     *
     * @return a future that completes when the process has ended, whatever ended it; completing or cancelling it has
     *     no effect on the plugin
     */
    public CompletableFuture<ExitStatus> onExit() {
        return ended.copy();
    }

    /**
     * Stops the plugin and waits until it has ended: asks it to shut down, then makes it, and with it all processes it
     * has started. Removes its socket. A second call waits for the first.
     */
    @Override
    public void close() {
        if (!closing.getAndSet(true)) {
            stopper.stop();
        }
        Waiting.steadily(ended, Deadline.after(stopper.longestStop()));
    }

    /** Runs on the thread that waits for the process's end. */
    private void cleanUp(Endpoint endpoint, ExitStatus status, PluginLog log) {
        channel.shutdownNow();
        SocketFiles.remove(endpoint, log);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, perhaps by this very hook.
            return;
        } finally {
            log.event(Level.DEBUG, "The plugin has ended: " + status);
        }
    }

    @Override
    public String toString() {
        return "plugin " + name + ", process " + process.pid() + ", version " + version;
    }
}
