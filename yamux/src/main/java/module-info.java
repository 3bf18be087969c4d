/** yamux on any connection, as client or server. A stream is a connection. */
@org.jspecify.annotations.NullMarked
module dev.outboard.yamux {
    requires transitive dev.outboard.net;
    requires static transitive org.jspecify;

    exports dev.outboard.yamux;
}
