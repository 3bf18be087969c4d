package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How fast a pair starts: cold, and by a host that stays and has launched the plugin before. Not for use by several threads. */
final class Starts implements Subject {

    private final Pair pair;
    private final Effort effort;
    private @Nullable Asked plain;
    private @Nullable Asked tls;

    Starts(Pair pair, Effort effort) {
        this.pair = pair;
        this.effort = effort;
    }

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        plain = warmHost(List.of("-launches"));
        tls = warmHost(List.of("-launches", "-tls"));
    }

    /** A host that has launched often enough that a plugin's own time is most of what it measures. */
    private Asked warmHost(List<String> options) throws IOException {
        Asked host = new Asked(pair.command(options), pair.environment());
        for (int i = 0; i < warmUp(); i++) {
            FigureLines.value(host.ask());
        }
        return host;
    }

    private int warmUp() {
        return switch (effort) {
            case FULL -> 15;
            case QUICK -> 3;
            case SMOKE -> 0;
        };
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.HANDSHAKE_LINE, new HandshakeLine(pair).millis());
        figures.put(Figure.WARM_REPLY, launch(plain));
        figures.put(Figure.WARM_REPLY_TLS, launch(tls));
        figures.put(Figure.HOST_REPLY, firstReply(List.of("-first")));
        figures.put(Figure.HOST_REPLY_TLS, firstReply(List.of("-first", "-tls")));
        List<String> launch =
                Stream.concat(effort.options().stream(), Stream.of("-launch")).toList();
        figures.putAll(new ProgramRun(pair.command(launch), pair.environment()).figures());
        return figures;
    }

    private double launch(@Nullable Asked host) throws IOException, InterruptedException {
        if (host == null) {
            throw new IllegalStateException("Not prepared");
        }
        return Median.of(effort == Effort.SMOKE ? 1 : 3, () -> FigureLines.value(host.ask()));
    }

    private double firstReply(List<String> options) throws IOException, InterruptedException {
        return FirstLine.of(pair.command(options), pair.environment());
    }

    @Override
    public void close() {
        for (Asked host : new @Nullable Asked[] {plain, tls}) {
            if (host != null) {
                host.close();
            }
        }
    }
}
