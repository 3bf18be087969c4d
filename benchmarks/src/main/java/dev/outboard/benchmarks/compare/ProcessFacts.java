package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux tells of a process.
 *
 * @param resident megabytes in memory, those included that others have mapped, too
 * @param share the same, with what several have mapped divided among them
 * @param threads of any kind
 * @param descriptors open ones
 */
record ProcessFacts(double resident, double share, int threads, int descriptors) {

    private static final double KILOBYTES_OF_A_MEGABYTE = 1e6 / 1024;

    static ProcessFacts of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return parse(
                    Files.readAllLines(proc.resolve("status")), Files.readAllLines(proc.resolve("smaps_rollup")), (int)
                            descriptors.count());
        }
    }

    static ProcessFacts parse(List<String> status, List<String> smaps, int descriptors) throws IOException {
        return new ProcessFacts(
                number(status, "VmRSS:") / KILOBYTES_OF_A_MEGABYTE,
                number(smaps, "Pss:") / KILOBYTES_OF_A_MEGABYTE,
                number(status, "Threads:"),
                descriptors);
    }

    private static int number(List<String> lines, String name) throws IOException {
        for (String line : lines) {
            if (line.startsWith(name)) {
                return Integer.parseInt(line.substring(name.length()).strip().split(" ", -1)[0]);
            }
        }
        throw new IOException("No line " + name + " in " + lines);
    }
}
