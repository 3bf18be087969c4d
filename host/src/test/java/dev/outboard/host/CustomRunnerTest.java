package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Endpoint;
import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins in runners of the application's. */
class CustomRunnerTest {

    private final Path directory;
    private final Leftovers leftovers = new Leftovers();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger cleanUps = new AtomicInteger();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
        assertThat(directory.resolve("sockets")).isEmptyDirectory();
    }

    CustomRunnerTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("sockets"));
    }

    @Test
    void aPluginThatSeesAnotherTreeIsUsedThroughTranslatedPaths() throws Exception {
        assumeMountNamespaces();
        Path inside = Files.createDirectory(directory.resolve("inside"));
        PluginRunner runner = request -> {
            // In the plugin's own mount namespace the socket directory is at another place, which is empty for the
            // host.
            List<String> command = new ArrayList<>(List.of(
                    "unshare",
                    "-Urm",
                    "/bin/sh",
                    "-c",
                    "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"",
                    request.socketDirectory().toString(),
                    inside.toString()));
            command.addAll(TestCommands.echo().line());
            return start(command, request, inside);
        };
        PluginClient client = PluginClient.launch(custom(runner).build());
        try (client) {
            assertThat(client.dispense(Echo.class).say(".env PLUGIN_UNIX_SOCKET_DIR"))
                    .isEqualTo(inside.toString());
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
            assertThat(inside).isEmptyDirectory();
            assertThat(client.id()).isEqualTo("the test's process");
            assertThatThrownBy(client::pid).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(client::reattachDescriptor).isInstanceOf(IllegalStateException.class);
        }

        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
        assertThat(cleanUps).hasValue(1);
    }

    private static void assumeMountNamespaces() throws Exception {
        Process tried = new ProcessBuilder("/bin/sh", "-c", "unshare -Urm true")
                .redirectErrorStream(true)
                .start();
        tried.getInputStream().readAllBytes();
        Assumptions.assumeTrue(
                tried.waitFor() == 0,
                "This system has no unshare, or no namespaces for users: nothing is tested in another file tree");
    }

    @Test
    void aPluginThatDoesNotEndIsKilledByItsRunner() throws Exception {
        PluginRunner runner =
                request -> start(TestCommands.echo("stubborn").line(), request, request.socketDirectory());
        PluginClient client = PluginClient.launch(
                custom(runner).stopTimeout(Duration.ofMillis(50)).build());
        client.close();

        assertThat(kills.get()).isPositive();
        assertThat(client.onExit()).isDone();
        assertThat(cleanUps).hasValue(1);
    }

    @Test
    void aRunnerThatCannotStartSaysWhy() {
        PluginRunner runner = request -> {
            throw new IOException("no such image: echo:latest");
        };

        assertThatThrownBy(() -> PluginClient.launch(custom(runner).build()))
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("no such image: echo:latest")
                .hasMessageContaining("the plugin echo");
    }

    @Test
    void aRunnerThatFailsOtherwiseLeavesNothing() {
        IllegalStateException bug = new IllegalStateException("a bug in the runner");
        PluginRunner runner = request -> {
            throw bug;
        };

        assertThatThrownBy(() -> PluginClient.launch(custom(runner).build())).isSameAs(bug);
    }

    @Test
    void whatARunnerKnowsAboutAFailedStartIsTold() {
        PluginRunner runner = request ->
                start(List.of("/bin/sh", "-c", "echo 'no memory' >&2; exit 5"), request, request.socketDirectory());

        assertThatThrownBy(() -> PluginClient.launch(custom(runner).build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("exit status 5")
                .hasMessageContaining("no memory")
                .hasMessageContaining("its runner says:\n    the image is old");
        assertThat(cleanUps).hasValue(1);
    }

    @Test
    void anAddressThatCannotBeTranslatedFailsTheLaunch() {
        PluginRunner runner = request ->
                start(TestCommands.echo().line(), request, directory.resolve("elsewhere")); // which is not where it is

        assertThatThrownBy(() -> PluginClient.launch(custom(runner).build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("elsewhere");
        assertThatThrownBy(() -> PluginClient.launch(custom(request -> start(
                                List.of("/bin/sh", "-c", "echo '1|1|unix|/other/s|grpc|'; sleep 100"),
                                request,
                                directory))
                        .build()))
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("/other/s");
    }

    private LaunchConfig.Builder custom(PluginRunner runner) {
        return config(new CustomRunner("echo", runner)).socketDirectory(directory.resolve("sockets"));
    }

    private RunningPlugin start(List<String> command, RunRequest request, Path seenByPlugin) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(request.environment(seenByPlugin.toString()));
        return new LocalRun(builder.start(), request.socketDirectory(), seenByPlugin);
    }

    /** A process of this host whose file tree may be another one. */
    private final class LocalRun implements RunningPlugin {

        private final Process process;
        private final Path hosts;
        private final Path plugins;

        LocalRun(Process process, Path hosts, Path plugins) {
            this.process = process;
            this.hosts = hosts;
            this.plugins = plugins;
        }

        @Override
        public String id() {
            return "the test's process";
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void kill() {
            kills.incrementAndGet();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        @Override
        public void cleanUp() {
            assertThat(process.isAlive()).isFalse();
            cleanUps.incrementAndGet();
        }

        @Override
        public String diagnosis() {
            return "the image is old";
        }

        @Override
        public AddressTranslation addresses() {
            return new AddressTranslation() {
                @Override
                public Endpoint toHost(Endpoint endpoint) {
                    return moved(endpoint, plugins, hosts);
                }

                @Override
                public Endpoint toPlugin(Endpoint endpoint) {
                    return moved(endpoint, hosts, plugins);
                }
            };
        }

        private Endpoint moved(Endpoint endpoint, Path from, Path to) {
            if (endpoint instanceof Endpoint.Unix unix && unix.path().startsWith(from)) {
                return new Endpoint.Unix(to.resolve(from.relativize(unix.path())));
            }
            throw new IllegalArgumentException(endpoint + " is not in " + from);
        }
    }
}
