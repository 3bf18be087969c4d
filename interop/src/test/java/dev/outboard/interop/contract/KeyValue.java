package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;

/** The API of upstream's "grpc" example. */
@PluginContract(service = "proto.KV")
public interface KeyValue {

    /** That example's. */
    Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    byte[] get(String key);

    void put(String key, byte[] value);
}
