package dev.outboard.interop.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.GrpcPlugin;
import dev.outboard.NetRpcPlugin;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** A plugin that keeps values in files, as upstream's does. It speaks gRPC, or with an argument net/rpc. */
public final class FileKeyValue implements KeyValue {

    public static void main(String[] args) {
        ServeConfig.Builder config = ServeConfig.builder(KeyValue.HANDSHAKE);
        PluginServer.serve((args.length == 0
                        ? config.plugin("kv_grpc", GrpcPlugin.of(KeyValue.class), new FileKeyValue())
                        : config.plugin("kv", NetRpcPlugin.of(KeyValue.class), new FileKeyValue()))
                .build());
    }

    @Override
    public byte[] get(String key) {
        Path file = Path.of("kv_" + key);
        if (!Files.exists(file)) {
            throw new NoSuchElementException("There is no value for " + key);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, byte[] value) {
        try {
            Files.write(Path.of("kv_" + key), (new String(value, UTF_8) + "\n\nWritten by a contract").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
