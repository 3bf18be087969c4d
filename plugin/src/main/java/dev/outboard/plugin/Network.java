package dev.outboard.plugin;

/** What kind of socket a plugin listens on. */
enum Network {
    UNIX,
    TCP;

    /** What go-plugin does: TCP on Windows, Unix sockets elsewhere. */
    static Network ofSystem() {
        return System.getProperty("os.name", "").startsWith("Windows") ? TCP : UNIX;
    }
}
