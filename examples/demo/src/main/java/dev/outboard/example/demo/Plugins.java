package dev.outboard.example.demo;

import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.example.kv.KvContract;
import dev.outboard.example.streamer.Streamer;
import dev.outboard.example.streamer.StreamerContract;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
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

    /** A plugin that serves a {@link KeyValueStore}. */
    PluginClient store(Path program) {
        return PluginClient.launch(LaunchConfig.builder(KvContract.HANDSHAKE, command(program))
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .stderr(log)
                .build());
    }

    /** A plugin that serves a {@link Streamer}. */
    PluginClient streamer(Path program) {
        return PluginClient.launch(LaunchConfig.builder(StreamerContract.HANDSHAKE, command(program))
                .plugin(StreamerContract.NAME, StreamerContract.plugin(MESSAGE_LIMIT))
                .stderr(log)
                .build());
    }

    private Command command(Path program) {
        return Command.builder(program.toString())
                .directory(directory)
                .environment("TMPDIR", directory.toString())
                .build();
    }
}
