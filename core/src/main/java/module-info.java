/** What host and plugin share. */
@SuppressWarnings("module") // The modules that internals are exported to are built after this one.
@org.jspecify.annotations.NullMarked
module dev.outboard.core {
    requires transitive dev.outboard.net;
    requires transitive dev.outboard.netrpc;
    requires transitive io.grpc;
    requires transitive io.grpc.stub;
    requires com.google.gson;
    requires com.google.protobuf;
    requires dev.outboard.grpc;
    requires dev.outboard.yamux;
    requires io.grpc.protobuf;
    requires io.grpc.services;
    requires static transitive org.jspecify;

    exports dev.outboard;
    exports dev.outboard.internal.broker to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.handshake to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.mux to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.place to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.reflection to
            dev.outboard.plugin;
    exports dev.outboard.internal.service to
            dev.outboard.plugin;
    exports dev.outboard.internal.timer to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.tls to
            dev.outboard.host,
            dev.outboard.plugin;
    exports dev.outboard.internal.wire to
            dev.outboard.host,
            dev.outboard.plugin;
}
