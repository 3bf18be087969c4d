/** io.grpc on HTTP/2 over any connection: a channel and a server. */
@org.jspecify.annotations.NullMarked
module dev.outboard.grpc {
    requires transitive dev.outboard.http2;
    requires transitive io.grpc;
    requires static org.jspecify;

    exports dev.outboard.grpc;
}
