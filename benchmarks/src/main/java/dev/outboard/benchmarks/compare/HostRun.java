package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of a host with a plugin. */
final class HostRun {

    private static final long LONGEST_RUN_SECONDS = 300;
    private static final Pattern LINE =
            Pattern.compile("\\{\"figure\":\"([^\"]+)\",\"unit\":\"([^\"]+)\",\"value\":([0-9.eE+-]+)}");

    private final List<String> command;

    HostRun(Pair pair, Options.Effort effort) {
        this.command = new ArrayList<>(pair.host());
        if (effort == Options.Effort.QUICK) {
            command.add("-quick");
        }
        command.addAll(pair.plugin());
    }

    /** Runs the host to its end and reads what it has measured. */
    Map<Figure, Double> figures() throws IOException, InterruptedException {
        Path output = Files.createTempFile("benchmark", ".jsonl");
        try {
            run(output);
            return parse(Files.readAllLines(output));
        } finally {
            Files.delete(output);
        }
    }

    private void run(Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try (Child host = new Child(builder.start())) {
            int status = host.await(command, LONGEST_RUN_SECONDS);
            if (status != 0) {
                throw new IOException("Exit status " + status + ": " + String.join(" ", command));
            }
        }
    }

    static Map<Figure, Double> parse(List<String> lines) throws IOException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException("Not a figure: " + line);
            }
            Figure figure =
                    Figure.of(matcher.group(1)).orElseThrow(() -> new IOException("An unknown figure: " + line));
            if (!figure.unit.equals(matcher.group(2))) {
                throw new IOException("Not in " + figure.unit + ": " + line);
            }
            figures.put(figure, Double.valueOf(matcher.group(3)));
        }
        return figures;
    }
}
