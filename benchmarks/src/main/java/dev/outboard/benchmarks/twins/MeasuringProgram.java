package dev.outboard.benchmarks.twins;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that measures itself some times, a line each; only the last time counts, so that it is warm. Closing it ends it. */
public record MeasuringProgram(Process process) implements AutoCloseable {

    /** How often a program is asked to measure. */
    public static final int TIMES = 3;

    /** Starts a program; what it has to say on stderr is seen by nobody or by all. */
    public static MeasuringProgram start(List<String> program, ProcessBuilder.Redirect errors, String... arguments)
            throws IOException {
        List<String> command =
                Stream.concat(program.stream(), Arrays.stream(arguments)).toList();
        return new MeasuringProgram(
                new ProcessBuilder(command).redirectError(errors).start());
    }

    /** What starts a class of ours in a JVM like this one. */
    public static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /** Waits until it has measured {@link #TIMES} times; the groups of the last line, which are numbers. */
    public double[] figures(Pattern line) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return figures(output.lines().toList(), line);
        }
    }

    static double[] figures(List<String> lines, Pattern pattern) throws IOException {
        Matcher line = lines.size() == TIMES ? pattern.matcher(lines.get(TIMES - 1)) : pattern.matcher("");
        if (!line.matches()) {
            throw new IOException(TIMES + " lines of figures were expected, not " + lines);
        }
        double[] figures = new double[line.groupCount()];
        Arrays.setAll(figures, i -> Double.parseDouble(line.group(i + 1)));
        return figures;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
