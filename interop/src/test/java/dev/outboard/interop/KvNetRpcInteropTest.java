package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Upstream's unmodified kv programs over net/rpc with ours. The hosts of older versions ask for the plugin by its name in gRPC,
 * and are of no use here.
 */
class KvNetRpcInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    enum Host {
        GO_1_8,
        JAVA;

        Path program() {
            return switch (this) {
                case GO_1_8 -> GoProgram.KV_HOST.path();
                case JAVA -> Workspace.launcher("kv", "host");
            };
        }
    }

    enum Plugin {
        GO_1_8("plugin-go-netrpc"),
        GO_1_4("plugin-go-netrpc"),
        GO_1_0("plugin-go-netrpc"),
        JAVA("plugin-java-netrpc");

        private final String signature;

        Plugin(String signature) {
            this.signature = signature;
        }

        Path program() {
            return switch (this) {
                case GO_1_8 -> GoProgram.KV_NETRPC_PLUGIN.path();
                case GO_1_4 -> GoProgram.OLD_KV_NETRPC_PLUGIN.path();
                case GO_1_0 -> GoProgram.OLDEST_KV_NETRPC_PLUGIN.path();
                case JAVA -> Workspace.launcher("kv", "plugin-netrpc");
            };
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Host.values())
                .flatMap(host -> Stream.of(Plugin.values()).map(plugin -> Arguments.of(host, plugin)))
                // Go with Go is upstream's own affair, and both in Java is tested elsewhere.
                .filter(pair -> pair.get()[0] == Host.JAVA ^ pair.get()[1] == Plugin.JAVA);
    }

    @ParameterizedTest(name = "host {0}, plugin {1}")
    @MethodSource("pairs")
    void aHostStoresAndReadsAValueAndSeesAnError(Host host, Plugin plugin) throws IOException {
        run(host, plugin, "put", "hello", "wörld").succeed();
        assertThat(directory.resolve("kv_hello")).content().isEqualTo("wörld\n\nWritten from " + plugin.signature);

        Run.Result get = run(host, plugin, "get", "hello").succeed();
        assertThat(get.out()).as(get.toString()).isEqualTo("wörld\n\nWritten from " + plugin.signature + "\n");

        Run.Result missing = run(host, plugin, "get", "nothing").finish();
        assertThat(missing.status()).as(missing.toString()).isEqualTo(1);
        assertThat(missing.out())
                .as(missing.toString())
                .containsIgnoringCase("error")
                .contains("nothing");
        Leftovers.assertNone(directory, sockets);
    }

    private Run run(Host host, Plugin plugin, String... arguments) {
        return new KvRun("netrpc", directory, sockets).of(host.program(), "'" + plugin.program() + "'", arguments);
    }
}
