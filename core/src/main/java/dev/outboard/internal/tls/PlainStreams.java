package dev.outboard.internal.tls;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;

/** No TLS. */
enum PlainStreams implements StreamSecurity {
    PLAIN;

    @Override
    public Connection dialled(Connection raw, Deadline deadline) {
        return raw;
    }

    @Override
    public Connection accepted(Connection raw, Deadline deadline) {
        return raw;
    }
}
