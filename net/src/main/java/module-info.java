/** Connections and listeners: Unix sockets, TCP, TLS over any connection, and an in-memory pair. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // The modules that internals are exported to are built after this one.
module dev.outboard.net {
    requires static transitive org.jspecify;

    exports dev.outboard.net;
    exports dev.outboard.internal.send to
            dev.outboard.http2,
            dev.outboard.yamux;
    exports dev.outboard.internal.spin to
            dev.outboard.grpc,
            dev.outboard.yamux;
    exports dev.outboard.internal.threads to
            dev.outboard.core,
            dev.outboard.grpc,
            dev.outboard.http2,
            dev.outboard.plugin,
            dev.outboard.yamux;
}
