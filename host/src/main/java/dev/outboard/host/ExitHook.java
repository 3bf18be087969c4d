package dev.outboard.host;

/** Stops a plugin when the host's JVM ends, however far its launch has come. */
final class ExitHook {

    private volatile Runnable stop;
    private final Thread thread = new Thread(this::run, "outboard-shutdown-hook");

    private ExitHook(Runnable stop) {
        this.stop = stop;
    }

    /**
     * Makes a hook that the JVM runs.
     *
     * @throws IllegalStateException when the JVM is ending already
     */
    static ExitHook registered(Runnable stop) {
        ExitHook hook = new ExitHook(stop);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** For plugins that may outlive this JVM. */
    static ExitHook none() {
        return new ExitHook(() -> {});
    }

    private void run() {
        stop.run();
    }

    /** Goes about it in another way from now on. */
    void stopBy(Runnable better) {
        stop = better;
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending already, perhaps by this very hook.
            return;
        }
    }
}
