package dev.outboard.internal.handshake;

/** What a plugin says about brokered connections inside the main one. */
public enum Multiplexing {
    /** The field is not there: the plugin is too old, or was not asked. */
    NOT_MENTIONED,
    SUPPORTED,
    UNSUPPORTED,
    /** Neither yes nor no. Only who asks for multiplexing has to care, as with go-plugin. */
    UNREADABLE
}
