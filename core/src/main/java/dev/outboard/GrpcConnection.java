package dev.outboard;

import io.grpc.Channel;

/** The host's side of a gRPC plugin: the way to one running plugin. Any thread may use it. */
public interface GrpcConnection {

    /**
     * Where calls go.
     *
     * @return a channel on the one connection to the plugin; when the plugin has ended its calls fail at once, and it
     *     never connects again
     */
    Channel channel();
}
