/** Connections and listeners: Unix sockets, TCP, TLS over any connection, and an in-memory pair. */
@org.jspecify.annotations.NullMarked
module dev.outboard.net {
    requires static transitive org.jspecify;

    exports dev.outboard.net;
}
