package dev.outboard.http2;

/** What the parts of a connection share. */
record ConnectionParts(
        boolean client,
        Http2Options options,
        ConnectionListener listener,
        StreamTable table,
        Outbound outbound,
        SendScheduler scheduler,
        ConnectionReceiveWindow window,
        StreamCloser closer,
        Lifecycle lifecycle,
        AbuseGuard guard,
        PendingPings pings) {}
