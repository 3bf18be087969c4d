package dev.outboard.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs of upstream's kv hosts, or of ours, which are told by variables what to do.
 *
 * @param protocol {@code grpc} or {@code netrpc}
 * @param directory where the values are
 * @param sockets where temporary files are
 */
record KvRun(String protocol, Path directory, Path sockets) {

    /** A host with a plugin; upstream's hosts have a shell read the plugin's command. */
    Run of(Path host, String plugin, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(host.toString()), Stream.of(arguments)).toList();
        return Run.of(command)
                .in(directory)
                .with("KV_PLUGIN", plugin)
                .with("KV_PROTO", protocol)
                .with("TMPDIR", sockets.toString());
    }
}
