package dev.outboard.host;

import dev.outboard.internal.handshake.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A variable in the environment of one launch's processes. When a plugin has crashed, nothing else tells those it has started
 * from other people's: they are nobody's descendants any more. It can be seen on Linux alone.
 *
 * @param value unlike any other launch's; empty for plugins that may leave running what they like
 */
record LaunchMark(String value) {

    private static final Path PROCESSES = Path.of("/proc");

    /** Where a process's session stands in {@code /proc/PID/stat} after its name: proc(5). */
    private static final int SESSION = 3;

    static LaunchMark none() {
        return new LaunchMark("");
    }

    static LaunchMark create() {
        return new LaunchMark(ProcessHandle.current().pid() + "-"
                + Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX));
    }

    /**
     * The processes of the launch that run. Those that are in a session of their own are not among them: that is how a
     * program says that it is to go on when all others end.
     *
     * @param plugin the process that the host has started, which may have begun the session of all
     */
    List<ProcessHandle> processes(long plugin) {
        if (value.isEmpty() || !Files.isReadable(file(ProcessHandle.current().pid(), "environ"))) {
            return List.of();
        }
        // The handle comes before the look: should the process end and its number be used again, the handle knows.
        return ProcessHandle.allProcesses()
                .filter(process -> isMarked(process.pid(), plugin))
                .toList();
    }

    private boolean isMarked(long pid, long plugin) {
        try {
            long session = session(pid);
            return (session == plugin
                            || session == session(ProcessHandle.current().pid()))
                    && ("\0" + read(pid, "environ")).contains("\0" + Variables.LAUNCH + "=" + value + "\0");
        } catch (IOException e) {
            // It has ended, or is another user's.
            return false;
        }
    }

    private static long session(long pid) throws IOException {
        String stat = read(pid, "stat");
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[SESSION]);
    }

    private static String read(long pid, String name) throws IOException {
        return Files.readString(file(pid, name), StandardCharsets.ISO_8859_1);
    }

    private static Path file(long pid, String name) {
        return PROCESSES.resolve(Long.toString(pid)).resolve(name);
    }
}
