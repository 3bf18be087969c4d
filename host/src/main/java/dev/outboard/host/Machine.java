package dev.outboard.host;

import java.util.Locale;

/**
 * What programs must be built for to run here.
 *
 * @param system as Java calls it
 * @param architecture as Java calls it on Linux
 */
record Machine(String system, String architecture) {

    static Machine ofSystem() {
        String architecture = System.getProperty("os.arch", "");
        return new Machine(
                System.getProperty("os.name", ""),
                switch (architecture) {
                    case "x86_64" -> "amd64";
                    case "i386", "i686" -> "x86";
                    default -> architecture;
                });
    }

    boolean isMac() {
        return system.toLowerCase(Locale.ROOT).contains("mac");
    }

    boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).contains("windows");
    }

    /** Whether programs for another architecture run here; the small brother's do as a rule. */
    boolean runs(String other) {
        return other.equals(architecture)
                || (other.equals("x86") && architecture.equals("amd64"))
                || (other.equals("ARM") && architecture.equals("aarch64"));
    }

    @Override
    public String toString() {
        return system + ", " + architecture;
    }
}
