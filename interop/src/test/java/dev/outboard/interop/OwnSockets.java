package dev.outboard.interop;

import java.nio.file.Path;
import java.util.List;

/** The directories in which hosts in this very process have the sockets of what they broker. */
final class OwnSockets {

    private static final String NAME = "outboard" + ProcessHandle.current().pid() + "-.*";

    private OwnSockets() {}

    static List<Path> directories() {
        String named = System.getenv().getOrDefault("TMPDIR", "");
        Path temporary = Path.of(named.isEmpty() ? System.getProperty("java.io.tmpdir") : named);
        return Workspace.filesIn(temporary).stream()
                .filter(file -> String.valueOf(file.getFileName()).matches(NAME))
                .toList();
    }
}
