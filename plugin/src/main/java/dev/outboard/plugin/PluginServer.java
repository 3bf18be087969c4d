package dev.outboard.plugin;

import dev.outboard.PluginException;
import java.util.concurrent.CompletableFuture;

/** A plugin that serves its host. Any thread may call any method. */
@SuppressWarnings("DoNotCallSuggester")
public final class PluginServer implements AutoCloseable {

    private PluginServer() {}

    /**
     * Serves until the host wants no more, then ends the process. For a plugin's {@code main}: what a person must know
     * is printed to stderr. The exit status is 0 after a shutdown, and 1 when the plugin cannot be served, for example
     * because a person started it.
     *
     * @param config what to serve
     */
    public static void serve(ServeConfig config) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts to serve: checks the cookie, chooses the version, listens, and prints the handshake line. Returns when
     * hosts can connect.
     *
     * @param config what to serve
     * @return the running server
     * @throws PluginException when it cannot be served, with a subclass for each reason; nothing is printed
     */
    public static PluginServer start(ServeConfig config) {
        throw new UnsupportedOperationException();
    }

    /**
     * The end of serving.
     *
     * @return a future that completes when the server has stopped, whatever stopped it; completing or cancelling it
     *     has no effect on the server
     */
    public CompletableFuture<Void> onStop() {
        throw new UnsupportedOperationException();
    }

    /** Stops serving at once: ends every call and connection and removes the socket. Idempotent. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
