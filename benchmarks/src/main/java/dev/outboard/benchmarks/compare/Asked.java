package dev.outboard.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that stays, and does something for each line that it is sent. Not for use by several threads. */
final class Asked implements AutoCloseable {

    private static final long TERMINATION_SECONDS = 60;

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

    /** Waits for a line. */
    String answer() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("It has ended: " + String.join(" ", command));
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
