package dev.outboard.internal.handshake;

/** The names of the environment variables by which a host prepares a plugin. */
public final class Variables {

    /** The application's protocol versions that the host speaks, with commas between them, in no order. */
    public static final String PROTOCOL_VERSIONS = "PLUGIN_PROTOCOL_VERSIONS";

    /** The lowest TCP port a plugin may listen on. */
    public static final String MIN_PORT = "PLUGIN_MIN_PORT";

    /** The highest TCP port a plugin may listen on. */
    public static final String MAX_PORT = "PLUGIN_MAX_PORT";

    /** The host's one-time certificate, PEM: the host wants TLS. */
    public static final String CLIENT_CERTIFICATE = "PLUGIN_CLIENT_CERT";

    /** Whether the host wants brokered connections inside the main one; a truth value as Go reads it. */
    public static final String MULTIPLEX = "PLUGIN_MULTIPLEX_GRPC";

    /** The directory for every Unix socket that a plugin makes. */
    public static final String UNIX_SOCKET_DIRECTORY = "PLUGIN_UNIX_SOCKET_DIR";

    /** The group, by name or id, that may connect to a plugin's Unix sockets. */
    public static final String UNIX_SOCKET_GROUP = "PLUGIN_UNIX_SOCKET_GROUP";

    /** This project's own: the process that a plugin ends with, when that is not its parent. */
    public static final String HOST_PROCESS = "OUTBOARD_HOST_PID";

    /** The value of {@link #HOST_PROCESS} by which a host says that the plugin is to outlive it. */
    public static final String NO_HOST_PROCESS = "none";

    /** This project's own: the open file descriptor that takes the handshake line in place of stdout. */
    public static final String HANDSHAKE_DESCRIPTOR = "OUTBOARD_HANDSHAKE_FD";

    /** This project's own: tells one launch from all others, by which what the plugin has started is found later. */
    public static final String LAUNCH = "OUTBOARD_LAUNCH";

    private Variables() {}
}
