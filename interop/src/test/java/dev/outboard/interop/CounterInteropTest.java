package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Upstream's unmodified "bidirectional" host and plugin with our counter, whose bindings are written or generated. */
class CounterInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    enum Pair {
        GO_HOST_JAVA_PLUGIN("go", "plugin"),
        JAVA_HOST_GO_PLUGIN("host", "go"),
        JAVA_HOST_JAVA_PLUGIN("host", "plugin"),
        GO_HOST_CONTRACT_PLUGIN("go", "plugin-contract"),
        CONTRACT_HOST_GO_PLUGIN("host-contract", "go");

        private final String host;
        private final String plugin;

        Pair(String host, String plugin) {
            this.host = host;
            this.plugin = plugin;
        }

        Path host() {
            return host.equals("go") ? GoProgram.COUNTER_HOST.path() : Workspace.launcher("counter", host);
        }

        Path plugin() {
            return plugin.equals("go") ? GoProgram.COUNTER_PLUGIN.path() : Workspace.launcher("counter", plugin);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePluginHasItsHostDoTheSums(Pair pair) throws IOException {
        run(pair, "put", "hello", "1").succeed();
        assertThat(directory.resolve("kv_hello")).content().isEqualTo("{\"Value\":1}");
        run(pair, "put", "hello", "-43").succeed();

        Run.Result get = run(pair, "get", "hello").succeed();

        assertThat(get.out()).as(get.toString()).isEqualTo("-42\n");
        Leftovers.assertNone(directory, sockets);
    }

    @ParameterizedTest
    @EnumSource
    void theHostSeesThePluginsError(Pair pair) {
        Run.Result get = run(pair, "get", "nothing").finish();

        assertThat(get.status()).as(get.toString()).isEqualTo(1);
        assertThat(get.out()).as(get.toString()).startsWith("Error:").contains("nothing");
        Leftovers.assertNone(directory, sockets);
    }

    private Run run(Pair pair, String... arguments) {
        return Run.of(Stream.concat(Stream.of(pair.host().toString()), Stream.of(arguments))
                        .toList())
                .in(directory)
                .with("COUNTER_PLUGIN", "'" + pair.plugin() + "'")
                .with("TMPDIR", sockets.toString());
    }
}
