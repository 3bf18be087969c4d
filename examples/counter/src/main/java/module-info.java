/** An example; what its host and plugin share can be used by other hosts too. */
module dev.outboard.example.counter {
    requires transitive dev.outboard.contract;
    requires transitive dev.outboard.core;
    requires com.google.protobuf;
    requires dev.outboard.host;
    requires dev.outboard.plugin;
    requires io.grpc;
    requires io.grpc.protobuf;
    requires io.grpc.stub;
    requires com.google.common;
    requires static org.jspecify;

    exports dev.outboard.example.counter;
}
