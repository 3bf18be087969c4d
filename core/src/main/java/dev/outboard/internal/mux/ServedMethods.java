package dev.outboard.internal.mux;

import dev.outboard.MuxBroker;
import dev.outboard.NetRpcPlugin;
import dev.outboard.NetRpcServing;
import dev.outboard.gob.Gob;
import dev.outboard.netrpc.RpcMethod;
import dev.outboard.netrpc.RpcServer;

/** Collects the methods of one implementation. */
final class ServedMethods implements NetRpcServing {

    private final RpcServer.Builder server;
    private final MuxBroker broker;
    private final Gob gob;

    private ServedMethods(RpcServer.Builder server, MuxBroker broker, Gob gob) {
        this.server = server;
        this.broker = broker;
        this.gob = gob;
    }

    /** The server of one connection. */
    static <T> RpcServer server(NetRpcPlugin<T> plugin, T implementation, MuxBroker broker, MuxSettings settings) {
        Gob gob = plugin.gob();
        RpcServer.Builder server = RpcServer.builder(gob).onFailure(settings::unexpected);
        if (settings.executor() != null) {
            server.executor(settings.executor());
        }
        plugin.serve(implementation, new ServedMethods(server, broker, gob));
        return server.build();
    }

    @Override
    public NetRpcServing receiver(Object receiver) {
        server.receiver(NetRpcPlugin.SERVICE, receiver);
        return this;
    }

    @Override
    public <R> NetRpcServing receiver(Class<R> type, R receiver) {
        server.receiver(NetRpcPlugin.SERVICE, type, receiver);
        return this;
    }

    @Override
    public NetRpcServing method(String name, RpcMethod<?, ?> method) {
        server.method(NetRpcPlugin.SERVICE + "." + name, method);
        return this;
    }

    @Override
    public MuxBroker broker() {
        return broker;
    }

    @Override
    public Gob gob() {
        return gob;
    }
}
