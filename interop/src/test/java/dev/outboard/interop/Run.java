package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, and keeps what it printed for whoever must explain a failure. */
final class Run {

    private final ProcessBuilder builder;
    private Duration timeout = Duration.ofSeconds(30);

    private Run(List<String> command) {
        this.builder = new ProcessBuilder(command);
    }

    static Run of(String... command) {
        return new Run(List.of(command));
    }

    static Run of(List<String> command) {
        return new Run(command);
    }

    Run in(Path directory) {
        builder.directory(directory.toFile());
        return this;
    }

    Run with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    Run with(Map<String, String> environment) {
        builder.environment().putAll(environment);
        return this;
    }

    Run within(Duration limit) {
        this.timeout = limit;
        return this;
    }

    /** Runs it and wants exit status 0. */
    Result succeed() {
        Result result = finish();
        if (result.status != 0) {
            throw new AssertionError(result.toString());
        }
        return result;
    }

    /** Runs it to its end, whatever that is; kills it, with all that it started, when its time is over. */
    Result finish() {
        try {
            Path out = Files.createTempFile("outboard-run-", ".out");
            Path err = Files.createTempFile("outboard-run-", ".err");
            try {
                return finish(out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result finish(Path out, Path err) throws IOException {
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        boolean ended = waitFor(process);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Result result =
                new Result(String.join(" ", builder.command()), ended ? process.exitValue() : -1, text(out), text(err));
        if (!ended) {
            throw new AssertionError("Not finished within " + timeout + ": " + result);
        }
        return result;
    }

    private boolean waitFor(Process process) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }

    /** What came of it. */
    record Result(String command, int status, String out, String err) {
        @Override
        public String toString() {
            return "%s%nended with status %d%n--- stdout%n%s%n--- stderr%n%s".formatted(command, status, out, err);
        }
    }
}
