package dev.outboard.host;

import java.util.concurrent.CompletableFuture;

/** A launch on a thread of its own, which ends when nobody wants its client any more. */
final class LaunchFuture extends CompletableFuture<PluginClient> {

    private final Thread thread;

    private LaunchFuture(LaunchConfig config) {
        this.thread = new Thread(() -> launch(config), "outboard-launch");
        thread.setDaemon(true);
    }

    static LaunchFuture started(LaunchConfig config) {
        LaunchFuture future = new LaunchFuture(config);
        future.thread.start();
        return future;
    }

    private void launch(LaunchConfig config) {
        PluginClient client;
        try {
            client = PluginClient.launch(config);
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
            return;
        }
        if (!complete(client)) {
            client.close();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            thread.interrupt();
        }
        return cancelled;
    }
}
