package dev.outboard.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks at processes from outside. */
final class Processes {

    private Processes() {}

    /** Whether there is such a process and it is more than a zombie, which only waits for somebody to notice its end. */
    static boolean isRunning(long pid) {
        try {
            return state(Path.of("/proc", Long.toString(pid))) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    /** The session that a process is in; 0 when there is no such process. */
    static long sessionOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether the signal to stop has reached every thread. */
    static boolean isStopped(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                if (state(thread) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static char state(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
