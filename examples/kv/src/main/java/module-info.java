/** An example: its packages are for its own host and plugin. */
module dev.outboard.example.kv {
    requires com.google.protobuf;
    requires dev.outboard.core;
    requires dev.outboard.host;
    requires dev.outboard.plugin;
    requires io.grpc;
    requires io.grpc.protobuf;
    requires io.grpc.stub;
    requires com.google.common;
    requires static org.jspecify;
}
