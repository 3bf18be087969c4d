/** Outboard and go-plugin side by side: an echo plugin, a host that measures, and what runs them in turn. */
@org.jspecify.annotations.NullMarked
module dev.outboard.benchmarks {
    requires com.google.common;
    requires com.google.gson;
    requires com.google.protobuf;
    requires transitive dev.outboard.contract;
    requires dev.outboard.grpc;
    requires dev.outboard.host;
    requires dev.outboard.plugin;
    requires dev.outboard.yamux;
    requires io.grpc;
    requires io.grpc.protobuf;
    requires io.grpc.stub;
    requires jmh.core;
    requires static org.jspecify;
}
