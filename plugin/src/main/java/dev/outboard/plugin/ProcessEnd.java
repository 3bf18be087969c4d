package dev.outboard.plugin;

import java.time.Duration;

/** Ends this process for certain: a host that shut its plugin down does not wait long before it kills. */
final class ProcessEnd {

    /** How long the application's own shutdown hooks may take; with the rest of the way it must stay below a second. */
    private static final Duration HOOK_TIME = Duration.ofMillis(500);

    private ProcessEnd() {}

    static void exit(int status) {
        try {
            Thread watchdog = new Thread(() -> haltLater(status), "outboard-exit");
            watchdog.setDaemon(true);
            watchdog.start();
        } catch (OutOfMemoryError e) {
            // Nobody would watch over the hooks.
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    private static void haltLater(int status) {
        try {
            Thread.sleep(HOOK_TIME.toMillis());
        } catch (InterruptedException e) {
            // Nobody but the application could do that; the process has to end all the same.
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }
}
