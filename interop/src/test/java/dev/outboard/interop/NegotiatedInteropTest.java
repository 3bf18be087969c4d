package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.PluginSet;
import dev.outboard.example.kv.KvContract;
import dev.outboard.host.Command;
import dev.outboard.host.IncompatibleVersionException;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream's unmodified "negotiated" host and plugin with ours: versions that fit, and versions that do not. */
class NegotiatedInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private static Path ourHost() {
        return Workspace.launcher("negotiated", "host");
    }

    private static Path ourPlugin() {
        return Workspace.launcher("negotiated", "plugin");
    }

    @Test
    void ourPluginServesUpstreamsHostInVersion3() throws IOException {
        install(ourPlugin());

        assertStoresAndReads(GoProgram.NEGOTIATED_HOST.path(), 3);
    }

    @Test
    void ourHostUsesUpstreamsPluginInVersion3() throws IOException {
        install(GoProgram.NEGOTIATED_PLUGIN.path());

        assertStoresAndReads(ourHost(), 3);
    }

    @Test
    void bothOfOursUseTheNewestVersion() throws IOException {
        install(ourPlugin());

        assertStoresAndReads(ourHost(), 4);
    }

    /** As upstream's README shows: what version 3 has written over gRPC, version 2 reads over net/rpc. */
    @Test
    void whatVersion3HasWrittenVersion2Reads() throws IOException {
        install(ourPlugin());
        run(GoProgram.NEGOTIATED_HOST.path(), "grpc", "put", "hello", "world").succeed();
        assertVersion2Reads(GoProgram.NEGOTIATED_HOST.path());
        assertVersion2Reads(ourHost());

        Files.delete(directory.resolve("kv-plugin"));
        install(GoProgram.NEGOTIATED_PLUGIN.path());
        assertVersion2Reads(ourHost());
        Leftovers.assertNone(directory, sockets);
    }

    private void assertVersion2Reads(Path host) {
        Run.Result get = run(host, "netrpc", "get", "hello").succeed();
        assertThat(get.out())
                .as(get.toString())
                .isEqualTo("world\n\nWritten from plugin version 3\nRead by plugin version 2\n\n");
    }

    /** Without a list the plugin serves version 2, and upstream's host has version 3 alone then; the error is go-plugin's own. */
    @Test
    void upstreamsHostRefusesOurPluginWithoutACommonVersion() throws IOException {
        installWithoutList(ourPlugin());

        Run.Result get =
                run(GoProgram.NEGOTIATED_HOST.path(), "grpc", "get", "hello").finish();

        assertThat(get.status()).as(get.toString()).isEqualTo(1);
        assertThat(get.out())
                .isEqualTo("Error: incompatible API version with plugin. Plugin version: 2, Client versions: [3]\n");
        // It kills the plugin at once, which can remove nothing then.
        Leftovers.assertNoProcess(directory);
    }

    /** Without a list the lowest version is served, which upstream's host has. */
    @Test
    void ourPluginServesItsLowestVersionToAHostThatSendsNoList() throws IOException {
        installWithoutList(ourPlugin());

        assertStoresAndReads(GoProgram.NEGOTIATED_HOST.path(), "netrpc", 2);
    }

    @Test
    void ourHostRefusesUpstreamsPluginWithoutACommonVersion() {
        assertThatExceptionOfType(IncompatibleVersionException.class)
                .isThrownBy(() -> launch(
                        Command.builder(GoProgram.NEGOTIATED_PLUGIN.path().toString())))
                .withMessageContaining("version 2")
                .withMessageContaining("[7]");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void ourHostRefusesWhatAPluginServesThatSawNoList() throws IOException {
        installWithoutList(GoProgram.NEGOTIATED_PLUGIN.path());

        Run.Result get = run(ourHost(), "grpc", "get", "hello").finish();

        assertThat(get.status()).as(get.toString()).isEqualTo(1);
        assertThat(get.out()).startsWith("Error:").contains("version 2").contains("[3, 4]");
        Leftovers.assertNone(directory, sockets);
    }

    private void launch(Command.Builder plugin) {
        PluginClient.launch(LaunchConfig.builder(
                                KvContract.HANDSHAKE,
                                plugin.directory(directory)
                                        .environment("TMPDIR", sockets.toString())
                                        .build())
                        .version(7, PluginSet.of("kv", KvContract.PLUGIN))
                        .build())
                .close();
    }

    private void assertStoresAndReads(Path host, int version) {
        assertStoresAndReads(host, "grpc", version);
    }

    private void assertStoresAndReads(Path host, String protocol, int version) {
        run(host, protocol, "put", "hello", "world").succeed();
        Run.Result get = run(host, protocol, "get", "hello").succeed();

        assertThat(get.out())
                .as(get.toString())
                .isEqualTo("world\n\nWritten from plugin version %d\nRead by plugin version %d\n\n"
                        .formatted(version, version));
        Leftovers.assertNone(directory, sockets);
    }

    /** Both hosts look for the plugin in {@code ./kv-plugin}. */
    private void install(Path plugin) throws IOException {
        Files.createSymbolicLink(directory.resolve("kv-plugin"), plugin);
    }

    private void installWithoutList(Path plugin) throws IOException {
        Path script = directory.resolve("kv-plugin");
        Files.writeString(script, "#!/bin/sh\nexec env -u PLUGIN_PROTOCOL_VERSIONS '" + plugin + "'\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private Run run(Path host, String protocol, String... arguments) {
        return Run.of(Stream.concat(Stream.of(host.toString()), Stream.of(arguments))
                        .toList())
                .in(directory)
                .with("KV_PROTO", protocol)
                .with("TMPDIR", sockets.toString());
    }
}
