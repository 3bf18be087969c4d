package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Upstream's unmodified kv programs, of three versions of go-plugin, with ours: every host with every plugin. */
class KvInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    enum Host {
        GO_1_8,
        GO_1_8_WITH_AUTO_MTLS,
        GO_1_4,
        GO_1_0,
        JAVA;

        Path program() {
            return switch (this) {
                case GO_1_8 -> GoProgram.KV_HOST.path();
                case GO_1_8_WITH_AUTO_MTLS -> GoProgram.KV_HOST_WITH_AUTO_MTLS.path();
                case GO_1_4 -> GoProgram.OLD_KV_HOST.path();
                case GO_1_0 -> GoProgram.OLDEST_KV_HOST.path();
                case JAVA -> Workspace.launcher("kv", "host");
            };
        }
    }

    enum Plugin {
        GO_1_8("plugin-go-grpc"),
        GO_1_4("plugin-go-grpc"),
        GO_1_0("plugin-go-grpc"),
        JAVA("plugin-java-grpc");

        private final String signature;

        Plugin(String signature) {
            this.signature = signature;
        }

        Path program() {
            return switch (this) {
                case GO_1_8 -> GoProgram.KV_PLUGIN.path();
                case GO_1_4 -> GoProgram.OLD_KV_PLUGIN.path();
                case GO_1_0 -> GoProgram.OLDEST_KV_PLUGIN.path();
                case JAVA -> Workspace.launcher("kv", "plugin");
            };
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Host.values())
                .flatMap(host -> Stream.of(Plugin.values()).map(plugin -> Arguments.of(host, plugin)))
                // Go with Go is upstream's own affair.
                .filter(pair -> pair.get()[0] == Host.JAVA || pair.get()[1] == Plugin.JAVA);
    }

    @ParameterizedTest(name = "host {0}, plugin {1}")
    @MethodSource("pairs")
    void aHostStoresAndReadsAValue(Host host, Plugin plugin) throws IOException {
        run(host, plugin, "put", "hello", "wörld, \"quoted\" & more").succeed();

        String value = "wörld, \"quoted\" & more\n\nWritten from " + plugin.signature;
        assertThat(directory.resolve("kv_hello")).content().isEqualTo(value);

        Run.Result get = run(host, plugin, "get", "hello").succeed();
        assertThat(get.out()).as(get.toString()).isEqualTo(value + "\n");
        Leftovers.assertNone(directory, sockets);
    }

    /** Hosts of old versions end only the shell that they start; the plugin then ends by itself, which takes five seconds. */
    static Stream<Arguments> pairsThatEndAtOnce() {
        return pairs().filter(pair -> pair.get()[0] != Host.GO_1_4 && pair.get()[0] != Host.GO_1_0);
    }

    @ParameterizedTest(name = "host {0}, plugin {1}")
    @MethodSource("pairsThatEndAtOnce")
    void aHostSeesThePluginsError(Host host, Plugin plugin) {
        Run.Result get = run(host, plugin, "get", "nothing").finish();

        assertThat(get.status()).as(get.toString()).isEqualTo(1);
        assertThat(get.out()).as(get.toString()).containsIgnoringCase("error").contains("nothing");
        Leftovers.assertNone(directory, sockets);
    }

    private Run run(Host host, Plugin plugin, String... arguments) {
        return new KvRun("grpc", directory, sockets).of(host.program(), "'" + plugin.program() + "'", arguments);
    }
}
