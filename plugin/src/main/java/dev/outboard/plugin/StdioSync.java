package dev.outboard.plugin;

/**
 * What becomes of {@link System#out} and {@link System#err} while a plugin is served. The process's own stdout and stderr stay
 * what they are, and so do streams that were taken from {@code System} before.
 */
public enum StdioSync {
    /**
     * What is printed goes to the host and nowhere else, as in go-plugin; the default of plugins that a host launches. A
     * host that reads slowly slows the printing threads down. A print never waits for ever: with no host to read it, what
     * does not fit into a buffer of 64 KiB is dropped, after a wait of 5 seconds at most for the first host.
     */
    REDIRECT,

    /**
     * What is printed goes where it went before, and to the host as well if there is one: for test mode. go-plugin calls it
     * {@code SyncStdio}.
     */
    COPY,

    /** What is printed goes where it went before, and no host sees it; the default in test mode. */
    OFF
}
