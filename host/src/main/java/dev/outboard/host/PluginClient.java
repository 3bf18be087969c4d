package dev.outboard.host;

import dev.outboard.PluginException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A running plugin that this host launched. It is connected from the start, by one connection that is never made anew.
 * Any thread may call any method.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PluginClient implements AutoCloseable {

    private PluginClient() {}

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
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the plugin of an interface.
     *
     * @param <T> the interface
     * @param type the interface, of exactly one plugin in the set of the negotiated version
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends
     * @throws PluginException when the set has no plugin of that type, or several
     */
    public <T> T dispense(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a plugin by name.
     *
     * @param <T> the interface
     * @param name the plugin's name in the set of the negotiated version
     * @param type its interface
     * @return the interface in front of the plugin; it can be used until this client is closed or the plugin ends
     * @throws PluginException when the set has no plugin of that name and type
     */
    public <T> T dispense(String name, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /**
     * Asks the plugin whether it is well, and waits 10 seconds at most for the answer.
     *
     * @throws PluginException when it has ended, does not answer, or says that it is not well
     */
    public void ping() {
        ping(Duration.ofSeconds(10));
    }

    /**
     * Asks the plugin whether it is well.
     *
     * @param timeout how long to wait for the answer
     * @throws PluginException when it has ended, does not answer, or says that it is not well
     */
    public void ping(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /**
     * The application's protocol version that both sides speak.
     *
     * @return one of the versions in the config
     */
    public int negotiatedVersion() {
        throw new UnsupportedOperationException();
    }

    /**
     * The plugin's process.
     *
     * @return its id, valid until {@link #onExit} is complete
     */
    public long pid() {
        throw new UnsupportedOperationException();
    }

    /**
     * The plugin's end.
     *
     * @return a future that completes when the process has ended, whatever ended it; completing or cancelling it has
     *     no effect on the plugin
     */
    public CompletableFuture<ExitStatus> onExit() {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops the plugin and waits until it has ended: asks it to shut down, then makes it, and with it all processes it
     * has started. Removes its socket. A second call waits for the first.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
