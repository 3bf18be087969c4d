package dev.outboard.interop.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.BasicError;
import dev.outboard.NetRpcPlugin;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.util.concurrent.CompletableFuture;

/** A plugin that is a mere implementation of the contract. */
public final class LocalRpcPeer implements RpcPeer {

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(dev.outboard.Handshake.of(1, "NETRPC_PEER", "peer"))
                .plugin("peer", NetRpcPlugin.of(RpcPeer.class), new LocalRpcPeer())
                .build());
    }

    @Override
    public byte[] echo(byte[] bytes) {
        return bytes;
    }

    @Override
    public int fail(String text) throws RefusedException {
        throw new RefusedException(text);
    }

    @Override
    public BasicError refuse(String text) {
        return new BasicError(text);
    }

    @Override
    public int print(String text) {
        System.out.print(text);
        System.err.print("not " + text);
        return 0;
    }

    @Override
    public String callBack(RpcEcho caller, String text) {
        return new String(caller.echo(text.getBytes(UTF_8)), UTF_8);
    }

    @Override
    public RpcEcho serve(int none) {
        return bytes -> bytes;
    }

    @Override
    public int neglect(int none) {
        return 4712;
    }

    @Override
    public CompletableFuture<Integer> dieSoon(int status) {
        Runtime.getRuntime().halt(status);
        return CompletableFuture.completedFuture(0);
    }
}
