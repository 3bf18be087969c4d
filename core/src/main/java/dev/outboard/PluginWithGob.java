package dev.outboard;

import dev.outboard.gob.Gob;
import java.util.Objects;

/** A net/rpc plugin with other conversions. */
record PluginWithGob<T>(NetRpcPlugin<T> plugin, Gob gob) implements NetRpcPlugin<T> {

    PluginWithGob {
        Objects.requireNonNull(gob, "gob");
    }

    @Override
    public Class<T> type() {
        return plugin.type();
    }

    @Override
    public void serve(T implementation, NetRpcServing server) {
        plugin.serve(implementation, server);
    }

    @Override
    public T client(NetRpcConnection connection) {
        return plugin.client(connection);
    }
}
