package dev.outboard.example.kv;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;

/** What host and plugin share. The cookie is that of go-plugin's example. */
public final class KvContract {

    /** Tells a plugin that this host started it. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by. */
    public static final String NAME = "kv_grpc";

    /** How a {@link KeyValueStore} crosses to the other process. */
    public static final GrpcPlugin<KeyValueStore> PLUGIN =
            GrpcPlugin.of(KeyValueStore.class, KeyValueService::new, KeyValueClient::new);

    private KvContract() {}
}
