/** An example: one host with several plugins. */
module dev.outboard.example.demo {
    requires dev.outboard.example.basic;
    requires dev.outboard.example.counter;
    requires dev.outboard.example.greeter;
    requires dev.outboard.example.kv;
    requires dev.outboard.example.streamer;
    requires dev.outboard.host;
    requires dev.outboard.plugin;
    requires io.grpc;
    requires org.slf4j;
    requires static org.jspecify;
}
