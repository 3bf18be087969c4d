package dev.outboard.internal.handshake;

import java.util.Locale;

/** What is spoken on the connection. */
public enum Protocol {
    GRPC,
    NETRPC;

    /** The name in the handshake line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
