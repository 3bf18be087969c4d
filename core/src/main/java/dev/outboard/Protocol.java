package dev.outboard;

import java.util.Locale;

/** What host and plugin speak on their connection; go-plugin's {@code Protocol}. */
public enum Protocol {
    /** gRPC on HTTP/2. */
    GRPC,
    /** Go's {@code net/rpc}, multiplexed by yamux. */
    NETRPC;

    /**
     * The protocol's name in handshake lines and reattach descriptors.
     *
     * @return {@code grpc} or {@code netrpc}
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
