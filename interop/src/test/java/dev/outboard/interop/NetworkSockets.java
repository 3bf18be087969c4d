package dev.outboard.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's list of Unix sockets, as Linux shows it. */
final class NetworkSockets {

    private static final String CONNECTED = "03";
    private static final int STATE = 5;
    private static final int PATH = 7;

    private NetworkSockets() {}

    /** How many connections there are to sockets in a directory, or below it. */
    static long connectedIn(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/net/unix"));
        // The accepting end has the path of the socket that it was accepted from, also when the file is gone.
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > PATH && fields[STATE].equals(CONNECTED))
                .filter(fields -> Path.of(fields[PATH].replace('\0', '@')).startsWith(directory))
                .count();
    }
}
