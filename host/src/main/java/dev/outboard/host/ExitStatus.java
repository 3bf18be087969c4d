package dev.outboard.host;

import java.util.Map;

/**
 * How a plugin's process ended.
 *
 * @param code what the operating system reports through Java: the exit status, or 128 and the signal's number when a
 *     signal ended the process. A program that exits with such a status by itself looks the same.
 */
public record ExitStatus(int code) {

    /** The plugin has ended, and how is not known: only the process that has started another one learns that. */
    public static final ExitStatus UNKNOWN = new ExitStatus(Integer.MIN_VALUE);

    private static final int SIGNALED = 128;

    /** The signals that usually end a process, with their numbers on Linux and macOS where these are the same. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            13, "SIGPIPE", 15, "SIGTERM");

    /**
     * Whether the process ended by itself and without an error.
     *
     * @return true for status 0
     */
    public boolean isSuccess() {
        return code == 0;
    }

    /** For people, for example {@code exit status 1} or {@code exit status 137 (SIGKILL)}. */
    @Override
    public String toString() {
        if (equals(UNKNOWN)) {
            return "exit status unknown";
        }
        String signal = SIGNALS.get(code - SIGNALED);
        return "exit status " + code + (signal == null ? "" : " (" + signal + ")");
    }
}
