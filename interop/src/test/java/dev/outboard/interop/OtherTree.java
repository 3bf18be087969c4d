package dev.outboard.interop;

import dev.outboard.host.AddressTranslation;
import dev.outboard.host.PluginRunner;
import dev.outboard.host.RunRequest;
import dev.outboard.host.RunningPlugin;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs a plugin in a mount namespace of its own, where the directory of the sockets has another name.
 *
 * @param command what to run
 * @param inside the directory of the sockets as the plugin sees it: one that is empty for everybody else
 */
record OtherTree(List<String> command, Path inside) implements PluginRunner {

    /** Skips the test where the system has no such thing. */
    static void assumePossible() {
        Assumptions.assumeTrue(
                Workspace.onPath("unshare")
                        && Run.of("unshare", "-Urm", "true").finish().status() == 0,
                "This system has no unshare, or no namespaces for users: nothing is tested in another file tree");
    }

    @Override
    public RunningPlugin start(RunRequest request) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "unshare",
                "-Urm",
                "/bin/sh",
                "-c",
                "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"",
                request.socketDirectory().toString(),
                inside.toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(request.environment(inside.toString()));
        return new Running(builder.start(), new Moved(request.socketDirectory(), inside));
    }

    private record Running(Process process, AddressTranslation addresses) implements RunningPlugin {
        @Override
        public String id() {
            return "process " + process.pid() + " in another tree";
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
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** One directory under two names. */
    private record Moved(Path hosts, Path plugins) implements AddressTranslation {
        @Override
        public Endpoint toHost(Endpoint endpoint) {
            return moved(endpoint, plugins, hosts);
        }

        @Override
        public Endpoint toPlugin(Endpoint endpoint) {
            return moved(endpoint, hosts, plugins);
        }

        private static Endpoint moved(Endpoint endpoint, Path from, Path to) {
            if (endpoint instanceof Endpoint.Unix unix && unix.path().startsWith(from)) {
                return new Endpoint.Unix(to.resolve(from.relativize(unix.path())));
            }
            throw new IllegalArgumentException(endpoint + " is not in " + from);
        }
    }
}
