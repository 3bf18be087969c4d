package dev.outboard.example.demo;

import dev.outboard.NetRpcPlugin;
import dev.outboard.ReattachDescriptor;
import dev.outboard.example.counter.Counter;
import dev.outboard.example.counter.CounterContract;
import dev.outboard.example.greeter.Greeter;
import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.example.kv.KvContract;
import dev.outboard.example.streamer.Streamer;
import dev.outboard.example.streamer.StreamerContract;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.Reattach;
import java.io.OutputStream;
import java.nio.file.Path;

/** Launches plugins in one directory, where they keep their files and sockets. */
final class Plugins {

    private static final int MESSAGE_LIMIT = 1 << 20;

    private final Path directory;
    private final OutputStream log;

    Plugins(Path directory, OutputStream log) {
        this.directory = directory;
        this.log = log;
    }

    /** A plugin that serves a {@link Greeter}: the interface tells how it crosses. */
    PluginClient contract(Path program) {
        return PluginClient.launch(LaunchConfig.builder(Greeter.HANDSHAKE, command(program))
                .plugin(Greeter.class)
                .autoMtls()
                .stderr(log)
                .build());
    }

    /** A plugin that serves a {@link KeyValueStore}, over TLS with one-time certificates. */
    PluginClient store(Path program) {
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, command(program))
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .autoMtls()
                .stderr(log)
                .build());
    }

    /** Upstream's plugin in Python, which knows no TLS. */
    PluginClient storeInPython(Path script) {
        Command python = Command.builder("python3")
                .arguments("-B", script.toString())
                .directory(directory)
                .build();
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, python)
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .stderr(log)
                .build());
    }

    /** A {@link TalkativePlugin}. */
    PluginClient talkative(Path program, OutputStream printed) {
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, command(program))
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .autoMtls()
                .syncStdout(printed)
                .stderr(log)
                .build());
    }

    /** A plugin that serves a {@link Counter}. */
    PluginClient counter(Path program) {
        return PluginClient.launch(LaunchConfig.builder(CounterContract.HANDSHAKE, command(program))
                .plugin(CounterContract.NAME, CounterContract.PLUGIN)
                .autoMtls()
                .stderr(log)
                .build());
    }

    /** A plugin that serves a {@link Streamer}. */
    PluginClient streamer(Path program) {
        return PluginClient.launch(LaunchConfig.builder(StreamerContract.HANDSHAKE, command(program))
                .plugin(StreamerContract.NAME, StreamerContract.plugin(MESSAGE_LIMIT))
                .autoMtls()
                .stderr(log)
                .build());
    }

    /** The plugin of go-plugin's "basic" example, over net/rpc. */
    PluginClient netRpc(Path program) {
        // There is another one of that name.
        Class<dev.outboard.example.basic.Greeter> greeter = dev.outboard.example.basic.Greeter.class;
        return PluginClient.launch(LaunchConfig.builder(dev.outboard.example.basic.Greeter.HANDSHAKE, command(program))
                .plugin(dev.outboard.example.basic.Greeter.NAME, NetRpcPlugin.of(greeter))
                .autoMtls()
                .stderr(log)
                .build());
    }

    /** A {@link TalkativePlugin} that stays when this host ends. */
    PluginClient detached(Path program) {
        Command command = Command.builder(program.toString())
                .directory(directory)
                .environment("TMPDIR", directory.toString())
                .detached(directory.resolve("plugins.log"))
                .build();
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, command)
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .build());
    }

    /** A plugin that another host has left. */
    PluginClient running(ReattachDescriptor descriptor) {
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, new Reattach(descriptor))
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .build());
    }

    private Command command(Path program) {
        return Command.builder(program.toString())
                .directory(directory)
                .environment("TMPDIR", directory.toString())
                .build();
    }
}
