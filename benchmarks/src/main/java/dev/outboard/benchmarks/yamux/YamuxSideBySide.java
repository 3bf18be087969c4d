package dev.outboard.benchmarks.yamux;

import dev.outboard.benchmarks.twins.MeasuringProgram;
import dev.outboard.benchmarks.twins.Twin;
import dev.outboard.benchmarks.twins.TwinRounds;
import dev.outboard.benchmarks.twins.TwinTable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Has the original's yamux and ours measure themselves in turn, each with a new pair of processes a round, and prints how they
 * compare: {@code YamuxSideBySide GO-PROGRAM [rounds]}.
 */
public final class YamuxSideBySide {

    private static final int LISTENS_AFTER_SECONDS = 30;

    private static final List<Twin> FIGURES = List.of(
            Twin.moreIsBetter("1 stream [MB/s]"),
            Twin.moreIsBetter("64 streams [MB/s]"),
            Twin.lessIsBetter("ping-pong 16 B, p50 [us]"),
            Twin.moreIsBetter("open+close [1/s]"));

    private static final Pattern LINE = Pattern.compile(
            "1 stream ([0-9.]+) MB/s  64 streams ([0-9.]+) MB/s  ping-pong 16 B p50 ([0-9.]+) us  open\\+close ([0-9.]+)/s");

    private final Path socket;

    private YamuxSideBySide(Path socket) {
        this.socket = socket;
    }

    /** Runs all rounds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("yamux-figures-");
        try {
            YamuxSideBySide pairs = new YamuxSideBySide(directory.resolve("socket"));
            TwinTable table = new TwinTable("hashicorp/yamux", "outboard-yamux", FIGURES);
            TwinRounds.run(args, YamuxFigures.class, table, pairs::measure);
        } finally {
            Files.delete(directory);
        }
    }

    /** One round of one kind. What the serving side says at the end is that the other one has gone. */
    @SuppressWarnings("try") // the serving side is only there
    private double[] measure(List<String> program) throws IOException, InterruptedException {
        String times = Integer.toString(MeasuringProgram.TIMES);
        try (MeasuringProgram measuring =
                MeasuringProgram.start(program, Redirect.DISCARD, "measure", socket.toString(), times)) {
            awaitSocket(program, measuring.process());
            try (MeasuringProgram serving =
                    MeasuringProgram.start(program, Redirect.DISCARD, "serve", socket.toString())) {
                return measuring.figures(LINE);
            }
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private void awaitSocket(List<String> program, Process measuring) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LISTENS_AFTER_SECONDS);
        while (!Files.exists(socket)) {
            if (!measuring.isAlive() || System.nanoTime() - end > 0) {
                throw new IOException(
                        program + " ended before it listened, or does not within " + LISTENS_AFTER_SECONDS + " s");
            }
            Thread.sleep(1);
        }
    }
}
