package dev.outboard.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that stays, and does something for each line that it is sent. Not for use by several threads. */
final class Asked implements AutoCloseable {

    private static final long TERMINATION_SECONDS = 60;

    /** For an answer; with none, the program is killed. */
    private static final long LONGEST_SECONDS = 300;

    private static final String END = "{}";

    private final List<String> command;
    private final Child child;
    private final BufferedReader output;
    private final BufferedWriter input;

    Asked(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        this.command = command;
        this.child = new Child(builder.start());
        this.output = child.process().inputReader(StandardCharsets.UTF_8);
        this.input = child.process().outputWriter(StandardCharsets.UTF_8);
    }

    ProcessHandle process() {
        return child.process().toHandle();
    }

    /** Sends a line and waits for the answer. */
    String ask() throws IOException {
        input.write('\n');
        input.flush();
        return answer();
    }

    /** Sends a line and waits for all lines up to an empty object. */
    List<String> askForAll() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = ask(); !line.equals(END); line = answer()) {
            lines.add(line);
        }
        return lines;
    }

    /** Waits for a line, but not for ever. */
    String answer() throws IOException {
        CompletableFuture<String> arrival = new CompletableFuture<>();
        CompletableFuture<String> watched = arrival.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<Void> ended = watched.handle((line, late) -> {
            if (late != null) {
                child.close();
            }
            return null;
        });
        String line = output.readLine();
        arrival.complete(line);
        ended.join();
        if (line == null) {
            throw new IOException(
                    "It has ended, or took longer than " + LONGEST_SECONDS + " s: " + String.join(" ", command));
        }
        return line;
    }

    /** Waits until it has cleaned up behind itself, then leaves nothing of it. */
    @Override
    public void close() {
        try (child) {
            input.close();
            int unused = child.await(command, TERMINATION_SECONDS);
        } catch (IOException e) {
            System.err.println("benchmarks: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
