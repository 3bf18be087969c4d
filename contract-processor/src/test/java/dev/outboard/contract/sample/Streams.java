package dev.outboard.contract.sample;

import dev.outboard.contract.PluginContract;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Every way of a method to have a stream in it, or to answer later. */
@PluginContract(service = "sample.v1.Streams")
public interface Streams {

    /** The numbers from 0. */
    Flow.Publisher<Long> range(long end);

    /** Adds up what comes. */
    long sum(Flow.Publisher<Long> numbers);

    /** Gives what comes back. */
    Flow.Publisher<Line> echo(Flow.Publisher<Line> lines);

    /** The lines, to be waited for. */
    Stream<Line> lines(int count);

    /** The lines, to be waited for. */
    Iterator<Line> each(int count);

    /** Puts lines together. */
    String join(Stream<String> lines);

    /** Waits for each element, on both sides. */
    Iterator<Integer> twice(Iterator<Integer> numbers);

    /** Takes everything and gives nothing. */
    void drop(Flow.Publisher<byte[]> chunks);

    /** Answers later. */
    CompletionStage<String> later(String text);

    /** Answers later, with a message. */
    CompletableFuture<Line> laterLine(Line line);

    /** Ends later. */
    CompletableFuture<Void> laterNothing(Flow.Publisher<Line> lines);

    /** A call like any other. */
    int count();

    /** A line. */
    record Line(int number, String text) {}
}
