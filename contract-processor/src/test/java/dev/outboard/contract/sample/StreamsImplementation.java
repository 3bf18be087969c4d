package dev.outboard.contract.sample;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Does what its contract says; tests override what they want to be different. */
public class StreamsImplementation implements Streams {

    @Override
    public Flow.Publisher<Long> range(long end) {
        return Publishers.of(LongStream.range(0, end).iterator());
    }

    @Override
    public long sum(Flow.Publisher<Long> numbers) {
        long[] sum = new long[1];
        consume(numbers, number -> sum[0] += number).join();
        return sum[0];
    }

    @Override
    public Flow.Publisher<Line> echo(Flow.Publisher<Line> lines) {
        return lines;
    }

    @Override
    public Stream<Line> lines(int count) {
        return IntStream.range(0, count).mapToObj(number -> new Line(number, "line " + number));
    }

    @Override
    public Iterator<Line> each(int count) {
        return lines(count).iterator();
    }

    @Override
    public String join(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    @Override
    public Iterator<Integer> twice(Iterator<Integer> numbers) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public Integer next() {
                return 2 * numbers.next();
            }
        };
    }

    @Override
    public void drop(Flow.Publisher<byte[]> chunks) {
        consume(chunks, chunk -> {}).join();
    }

    @Override
    public CompletionStage<String> later(String text) {
        return CompletableFuture.supplyAsync(() -> text + ", later");
    }

    @Override
    public CompletableFuture<Line> laterLine(Line line) {
        return CompletableFuture.completedFuture(line);
    }

    @Override
    public CompletableFuture<Void> laterNothing(Flow.Publisher<Line> lines) {
        return consume(lines, line -> {});
    }

    @Override
    public int count() {
        return 12;
    }

    /** Takes all there is. */
    public static <T> CompletableFuture<Void> consume(Flow.Publisher<T> publisher, Consumer<T> consumer) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        publisher.subscribe(new Flow.Subscriber<T>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(T element) {
                consumer.accept(element);
            }

            @Override
            public void onError(Throwable failure) {
                end.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                end.complete(null);
            }
        });
        return end;
    }
}
