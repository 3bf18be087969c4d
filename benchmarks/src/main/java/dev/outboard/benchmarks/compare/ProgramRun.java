package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run of a program that measures, to its end. */
record ProgramRun(List<String> command, Map<String, String> environment) {

    private static final long LONGEST_RUN_SECONDS = 300;

    /** What it has measured. */
    Map<Figure, Double> figures() throws IOException, InterruptedException {
        Path output = Files.createTempFile("benchmark", ".jsonl");
        try {
            run(output);
            return FigureLines.parse(Files.readAllLines(output));
        } finally {
            Files.delete(output);
        }
    }

    private void run(Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try (Child host = new Child(builder.start())) {
            int status = host.await(command, LONGEST_RUN_SECONDS);
            if (status != 0) {
                throw new IOException("Exit status " + status + ": " + String.join(" ", command));
            }
        }
    }
}
