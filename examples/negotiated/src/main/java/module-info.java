/** An example. */
module dev.outboard.example.negotiated {
    requires dev.outboard.example.kv;
    requires dev.outboard.host;
    requires dev.outboard.plugin;
    requires io.grpc;
    requires static org.jspecify;
}
