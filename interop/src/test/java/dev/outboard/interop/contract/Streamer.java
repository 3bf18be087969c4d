package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** The API of upstream's "streaming" example. */
@PluginContract(service = "proto.StreamerService")
public interface Streamer {

    /** That example's. */
    Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    void configure(String path, long chunkSize);

    Stream<byte[]> read();

    void write(Flow.Publisher<byte[]> chunks);
}
