package dev.outboard.example.counter;

import dev.outboard.contract.PluginContract;
import dev.outboard.contract.ProtoNumber;

/**
 * What the host uses and the plugin implements. The annotations are all that a binding takes which is generated; the one
 * by hand does not need them.
 */
@PluginContract(service = "proto.Counter")
public interface Counter {

    /**
     * Adds to a counter.
     *
     * @param key the counter; it begins at 0
     * @param value what to add
     * @param helper does the sum: the plugin is not trusted with that
     */
    void put(@ProtoNumber(2) String key, @ProtoNumber(3) long value, @ProtoNumber(1) AddHelper helper);

    /**
     * Reads a counter.
     *
     * @param key the counter
     * @return what it stands at
     * @throws java.util.NoSuchElementException when there is none
     */
    long get(String key);
}
