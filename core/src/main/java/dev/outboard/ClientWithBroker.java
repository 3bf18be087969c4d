package dev.outboard;

import dev.outboard.netrpc.RpcClient;
import java.util.Objects;

/** A client, and the broker of the connection that it belongs to. */
record ClientWithBroker(RpcClient client, MuxBroker broker) implements NetRpcConnection {

    ClientWithBroker {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(broker, "broker");
    }
}
