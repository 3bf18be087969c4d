/** HTTP/2 on any connection, as client or server. */
@SuppressWarnings("module") // the digit belongs to the protocol's name
@org.jspecify.annotations.NullMarked
module dev.outboard.http2 {
    requires transitive dev.outboard.net;
    requires static transitive org.jspecify;

    exports dev.outboard.http2;
}
