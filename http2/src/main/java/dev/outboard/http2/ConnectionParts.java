package dev.outboard.http2;

import dev.outboard.internal.send.Outbound;

/** What the parts of a connection share. */
record ConnectionParts(
        boolean client,
        Http2Options options,
        ConnectionListener listener,
        StreamTable table,
        Outbound<Http2Scheduler> outbound,
        Http2Scheduler scheduler,
        ConnectionReceiveWindow window,
        StreamCloser closer,
        Lifecycle lifecycle,
        AbuseGuard guard,
        PendingPings pings) {}
