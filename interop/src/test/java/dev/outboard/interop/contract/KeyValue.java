package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.NamedArguments;
import dev.outboard.contract.NetRpcContract;
import dev.outboard.contract.PluginContract;
import java.util.NoSuchElementException;

/** The API of upstream's "grpc" example, over both protocols. */
@PluginContract(service = "proto.KV")
@NetRpcContract
public interface KeyValue {

    /** That example's. */
    Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    byte[] get(String key) throws NoSuchElementException;

    @NamedArguments
    void put(String key, byte[] value);
}
