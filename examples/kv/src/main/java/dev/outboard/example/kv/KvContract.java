package dev.outboard.example.kv;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import dev.outboard.NetRpcPlugin;

/** What host and plugin share. The cookie is that of go-plugin's example. */
public final class KvContract {

    /** Tells a plugin that this host started it. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by over gRPC. */
    public static final String NAME = "kv_grpc";

    /** How a {@link KeyValueStore} crosses to the other process. */
    public static final GrpcPlugin<KeyValueStore> PLUGIN =
            GrpcPlugin.of(KeyValueStore.class, KeyValueService::new, KeyValueClient::new);

    /** What the plugin is dispensed by over net/rpc. */
    public static final String NETRPC_NAME = "kv";

    /** The same over net/rpc. */
    public static final NetRpcPlugin<KeyValueStore> NETRPC_PLUGIN =
            NetRpcPlugin.of(KeyValueStore.class, KeyValueReceiver::new, KeyValueRpcClient::new);

    private KvContract() {}
}
