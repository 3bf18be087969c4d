package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Upstream's kv plugin in Python under our host: a plugin without any plugin library, with neither Shutdown nor stdio nor the
 * trailing bar of the handshake line. It needs grpcio, and is skipped where that cannot be had, even in CI: whether a package
 * index can be reached is not this project's doing.
 */
class PythonPluginTest {

    private static final String NEEDED = "import grpc, grpc_health.v1.health, google.protobuf";

    /** Upstream's plugin listens here whatever its host says. */
    private static final int PORT = 1234;

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @Test
    void aHostStoresAndReadsAValue() throws IOException {
        Path plugin = plugin();
        String python = python(plugin.resolveSibling("requirements.txt"));
        requirePort();

        run(python, plugin, "put", "hello", "from Java").succeed();

        String value = "from Java\n\nWritten from plugin-python";
        assertThat(directory.resolve("kv_hello")).content().isEqualTo(value);
        assertThat(run(python, plugin, "get", "hello").succeed().out()).isEqualTo(value + "\n");
        Leftovers.assertNone(directory, sockets);
    }

    private Run run(String python, Path plugin, String... arguments) {
        String[] command = new String[1 + arguments.length];
        command[0] = Workspace.launcher("kv", "host").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Run.of(command)
                .in(directory)
                .with("KV_PLUGIN", "'" + python + "' '" + plugin + "'")
                .with("KV_PROTO", "grpc")
                .with("PYTHONDONTWRITEBYTECODE", "1")
                .with("TMPDIR", sockets.toString());
    }

    /** The program in the source of go-plugin. */
    private static Path plugin() {
        return GoProgram.moduleOf("github.com/hashicorp/go-plugin").resolve("examples/grpc/plugin-python/plugin.py");
    }

    /** A Python that has what the plugin needs: the system's, or one in the build's directory that pip has filled. */
    private static String python(Path requirements) {
        if (!Workspace.onPath("python3")) {
            return Assumptions.abort("There is no python3 on the PATH: upstream's plugin in Python is not tested");
        }
        if (has("python3")) {
            return "python3";
        }
        Path environment = Workspace.interop("target", "python");
        String own = environment.resolve("bin/python").toString();
        if (Files.isExecutable(Path.of(own)) && has(own)) {
            return own;
        }
        if (!tried("python3", "-m", "venv", environment.toString())
                || !tried(own, "-m", "pip", "install", "--quiet", "--requirement", requirements.toString())
                || !has(own)) {
            return Assumptions.abort("pip cannot install grpcio: upstream's plugin in Python is not tested");
        }
        return own;
    }

    private static boolean has(String python) {
        return tried(python, "-c", NEEDED);
    }

    private static boolean tried(String... command) {
        return Run.of(command).within(Duration.ofMinutes(3)).finish().status() == 0;
    }

    private static void requirePort() {
        try (ServerSocket socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        } catch (IOException e) {
            Assumptions.abort("Port " + PORT + " is taken, and upstream's plugin in Python knows no other");
        }
    }
}
