/** An example: one host with several plugins. */
module dev.outboard.example.demo {
    requires dev.outboard.example.kv;
    requires dev.outboard.example.streamer;
    requires dev.outboard.host;
    requires io.grpc;
}
