package dev.outboard.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs with this provider on their class path. */
class HclogServiceProviderTest {

    private static final Pattern THREAD = Pattern.compile("thread-[0-9]+");

    @Test
    void recordsOfManyThreadsAreLinesOfTheirOwn() throws Exception {
        Process process = start(LoggingMain.class);
        Map<JsonValue, Integer> next = new HashMap<>();
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                HclogRecord entry = HclogRecord.parse(line).orElseThrow();
                JsonValue thread = Objects.requireNonNull(entry.arguments().get("thread"));
                int number = next.merge(thread, 1, Integer::sum) - 1;
                assertThat(entry.arguments()).containsEntry("number", JsonNumber.of(number));
                assertThat(entry.module()).isEqualTo(LoggingMain.class.getName());
            }
        }

        assertThat(next).hasSize(LoggingMain.THREADS);
        assertThat(next.values()).containsOnly(LoggingMain.RECORDS);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStderrThatNobodyReadsAnyMoreDisturbsNothing() throws Exception {
        Process process = start(LoggingMain.class);
        process.getErrorStream().close();

        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("done");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theLevelComesFromTheEnvironment() throws Exception {
        ProcessBuilder builder = builder(LoggingMain.class);
        builder.environment().put("OUTBOARD_LOG_LEVEL", "dev.outboard=warn");

        assertThat(stderr(builder)).isEmpty();
    }

    @Test
    void theLevelComesFromTheSystemPropertyFirst() throws Exception {
        ProcessBuilder builder = builder(LoggingMain.class, "-Doutboard.log.level=info");
        builder.environment().put("OUTBOARD_LOG_LEVEL", "off");

        assertThat(stderr(builder).size()).isEqualTo(LoggingMain.THREADS * LoggingMain.RECORDS);
    }

    @Test
    void whatIsLoggedWhileSlf4jInitialisesIsNotLost() throws Exception {
        ProcessBuilder builder = builder(LoggingMain.class);
        builder.command().add("cold");

        // SLF4J has made text of these records' key-values by then.
        assertThat(stderr(builder).stream()
                        .map(THREAD::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .distinct())
                .hasSize(LoggingMain.THREADS);
    }

    private static List<String> stderr(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try (BufferedReader lines = process.errorReader()) {
            return lines.lines().toList();
        }
    }

    private static Process start(Class<?> main, String... options) throws IOException {
        return builder(main, options).start();
    }

    private static ProcessBuilder builder(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        Stream.of(options).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(command);
    }
}
