package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.contract.PluginCallException;
import dev.outboard.contract.processor.SampleBindings;
import dev.outboard.contract.sample.Publishers;
import dev.outboard.contract.sample.Publishers.Counted;
import dev.outboard.contract.sample.Streams;
import dev.outboard.contract.sample.Streams.Line;
import dev.outboard.contract.sample.StreamsImplementation;
import io.grpc.Status;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with streams in them, and calls that are answered later, over a connection. */
@Timeout(60)
class StreamCallsTest {

    /** More than any window and any queue holds. */
    private static final int MANY = 100_000;

    private static ContractBinding<Streams> binding;

    private @Nullable Loop<Streams> loop;

    @BeforeAll
    static void generate() throws Exception {
        binding = SampleBindings.streams();
    }

    private Streams over(Streams implementation) {
        Loop<Streams> opened = new Loop<>(binding, implementation);
        loop = opened;
        return opened.client();
    }

    private Streams usual() {
        return over(new StreamsImplementation());
    }

    @AfterEach
    void close() {
        if (loop != null) {
            loop.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- what crosses

    @Test
    void elementsComeInTheirOrder() throws Exception {
        Flow.Publisher<Long> range = usual().range(MANY);

        assertThat(Probe.of(range).request(Long.MAX_VALUE).awaitEnd())
                .containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
    }

    @Test
    void eachSubscriberHasACallOfItsOwn() throws Exception {
        Flow.Publisher<Long> range = usual().range(3);
        Probe<Long> first = Probe.of(range).request(3);
        Probe<Long> second = Probe.of(range).request(3);

        assertThat(first.awaitEnd()).containsExactly(0L, 1L, 2L);
        assertThat(second.awaitEnd()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aStreamOfRequestsHasOneAnswer() {
        assertThat(usual().sum(Publishers.of(LongStream.range(0, MANY).iterator())))
                .isEqualTo(LongStream.range(0, MANY).sum());
    }

    @Test
    void anEmptyStreamIsAStream() throws Exception {
        Streams client = usual();

        assertThat(client.sum(Publishers.of(List.<Long>of().iterator()))).isZero();
        assertThat(Probe.of(client.range(0)).awaitEnd()).isEmpty();
        assertThat(client.lines(0)).isEmpty();
        assertThat(client.join(Stream.empty())).isEmpty();
    }

    @Test
    void streamsGoInBothDirectionsAtOnce() throws Exception {
        CompletableFuture<Flow.Subscriber<? super Line>> asked = new CompletableFuture<>();
        Flow.Publisher<Line> lines = subscriber -> {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {
                    asked.complete(subscriber);
                }

                @Override
                public void cancel() {}
            });
        };
        Probe<Line> answers = Probe.of(usual().echo(lines)).request(10);
        asked.get(60, TimeUnit.SECONDS).onNext(new Line(1, "one"));

        // The second request is only sent when the first answer is there.
        assertThat(answers.await(1)).containsExactly(new Line(1, "one"));
        asked.get().onNext(new Line(2, "two"));
        answers.await(1);
        asked.get().onComplete();
        assertThat(answers.awaitEnd()).containsExactly(new Line(1, "one"), new Line(2, "two"));
    }

    @Test
    void theBlockingFormsWait() {
        Streams client = usual();

        try (Stream<Line> lines = client.lines(1000)) {
            assertThat(lines.map(Line::number).toList())
                    .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        }
        assertThat(client.each(2)).toIterable().containsExactly(new Line(0, "line 0"), new Line(1, "line 1"));
        assertThat(client.join(Stream.of("a", "b"))).isEqualTo("a\nb");
        assertThat(client.twice(IntStream.range(0, 1000).iterator()))
                .toIterable()
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).map(i -> 2 * i).boxed().toList());
        client.drop(Publishers.of(List.of(new byte[10], new byte[0]).iterator()));
        assertThat(client.count()).isEqualTo(12);
    }

    @Test
    void anIteratorHasAnEnd() {
        Iterator<Line> lines = usual().each(1);
        lines.next();

        assertThat(lines.hasNext()).isFalse();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void answersComeLater() throws Exception {
        Streams client = usual();

        assertThat(client.later("soon").toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isEqualTo("soon, later");
        assertThat(client.laterLine(new Line(1, "x")).get(60, TimeUnit.SECONDS)).isEqualTo(new Line(1, "x"));
        assertThat(client.laterNothing(Publishers.of(List.of(new Line(1, "x")).iterator()))
                        .get(60, TimeUnit.SECONDS))
                .isNull();
    }

    // ---- back-pressure

    @Test
    void aProducerIsAskedForNoMoreThanTheSubscriberAndTheTransportTake() throws Exception {
        Counted<Long> numbers =
                Publishers.of(LongStream.generate(() -> Long.MAX_VALUE).iterator());
        Streams client = over(new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                return numbers;
            }
        });
        Probe<Long> probe = Probe.of(client.range(1)).request(5);
        probe.await(5);

        assertThat(probe.elements()).hasSize(5);
        // 16 bytes each; the rest is in windows and queues of some hundred kilobytes.
        assertThat(numbers.published()).isLessThan(MANY);
        probe.cancel();
        numbers.cancelled().get(60, TimeUnit.SECONDS);
    }

    @Test
    void aProducerIsAskedForOneElementAtATime() throws Exception {
        Queue<Long> requests = new ConcurrentLinkedQueue<>();
        Streams client = over(new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                return noting(requests, Publishers.of(LongStream.range(0, end).iterator()));
            }
        });

        assertThat(Probe.of(client.range(100)).request(Long.MAX_VALUE).awaitEnd())
                .hasSize(100);
        assertThat(requests).hasSizeGreaterThanOrEqualTo(100).containsOnly(1L);
    }

    @Test
    void anIteratorFetchesSixteenElementsAhead() {
        Queue<Long> requests = new ConcurrentLinkedQueue<>();
        Iterator<Long> iterator = BlockingIterator.of(
                ContractMethod.serverStreaming("sample.v1.Streams", "Each"),
                noting(requests, Publishers.of(LongStream.range(0, 100).iterator())));
        assertThat(requests).containsExactly(16L);

        assertThat(List.of(iterator.next(), iterator.next())).containsExactly(0L, 1L);

        assertThat(requests).containsExactly(16L, 1L, 1L);
    }

    /** A publisher whose subscriber's requests are noted. */
    private static <T> Flow.Publisher<T> noting(Queue<Long> requests, Flow.Publisher<T> publisher) {
        return taker -> publisher.subscribe(new Flow.Subscriber<T>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                taker.onSubscribe(new Flow.Subscription() {
                    @Override
                    public void request(long count) {
                        requests.add(count);
                        subscription.request(count);
                    }

                    @Override
                    public void cancel() {
                        subscription.cancel();
                    }
                });
            }

            @Override
            public void onNext(T element) {
                taker.onNext(element);
            }

            @Override
            public void onError(Throwable failure) {
                taker.onError(failure);
            }

            @Override
            public void onComplete() {
                taker.onComplete();
            }
        });
    }

    /** Streams is a contract that does not ask for stack traces. */
    @Test
    void nothingIsToldOfTheInsideOfAnImplementation() {
        Streams client = over(new StreamsImplementation() {
            @Override
            public int count() {
                throw new UnsupportedTemporalTypeException("none") {
                    private static final long serialVersionUID = 1L;
                };
            }
        });

        assertThatThrownBy(client::count).isInstanceOfSatisfying(PluginCallException.class, e -> {
            assertThat(e.remoteType()).startsWith(StreamCallsTest.class.getName());
            assertThat(e.remoteStackTrace()).isNull();
        });
    }

    @Test
    void aCallersPublisherIsAskedForNoMoreThanTheImplementationTakes() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        Streams client = over(new StreamsImplementation() {
            @Override
            public void drop(Flow.Publisher<byte[]> chunks) {
                Probe<byte[]> probe = Probe.of(chunks);
                try {
                    probe.request(3).await(3);
                    hold.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        Counted<byte[]> chunks =
                Publishers.of(Stream.generate(() -> new byte[10_000]).iterator());
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> client.drop(chunks));
        hold.countDown();
        call.get(60, TimeUnit.SECONDS);

        // The answer ends the call, and with it the publisher.
        chunks.cancelled().get(60, TimeUnit.SECONDS);
        assertThat(chunks.published()).isLessThan(MANY);
    }

    // ---- errors

    @Test
    void anErrorOfTheProducerArrives() {
        Streams client = over(new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                return subscriber -> Receiving.refuse(subscriber, new IllegalStateException("out of numbers"));
            }

            @Override
            public Stream<Line> lines(int count) {
                return super.lines(count).peek(line -> {
                    if (line.number() == 2) {
                        throw new IllegalArgumentException("no line 2");
                    }
                });
            }
        });

        assertThatThrownBy(() -> Probe.of(client.range(1)).awaitEnd())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of numbers");
        Iterator<Line> lines = client.lines(5).iterator();
        assertThat(lines.next().number()).isZero();
        assertThat(lines.next().number()).isEqualTo(1);
        assertThatThrownBy(lines::next)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no line 2");
    }

    @Test
    void whatTheMethodThrowsArrives() {
        Streams client = over(new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                throw new IllegalArgumentException("no " + end);
            }

            @Override
            public long sum(Flow.Publisher<Long> numbers) {
                throw new NoSuchElementException("none");
            }

            @Override
            public CompletionStage<String> later(String text) {
                return CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("never");
                });
            }
        });

        assertThatThrownBy(() -> Probe.of(client.range(7)).awaitEnd())
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 7");
        assertThatThrownBy(() -> client.sum(Publishers.of(LongStream.range(0, 9).iterator())))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("none");
        assertThatThrownBy(() -> client.later("x").toCompletableFuture().get(60, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("never");
    }

    @Test
    void anErrorOfTheCallersPublisherEndsTheCallOnBothSides() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Streams client = over(new StreamsImplementation() {
            @Override
            public long sum(Flow.Publisher<Long> numbers) {
                begun.countDown();
                var unused = consume(numbers, number -> {}).whenComplete((nothing, failure) -> seen.complete(failure));
                seen.join();
                return 0;
            }
        });
        Flow.Publisher<Long> failing = subscriber -> {
            await(begun);
            Receiving.refuse(subscriber, new IllegalStateException("no more numbers"));
        };

        assertThatThrownBy(() -> client.sum(failing))
                .isInstanceOf(PluginCallException.class)
                .hasMessageContaining("no more numbers")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(seen.get(60, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("sample.v1.Streams/")
                .hasMessageContaining("was cancelled by its caller");
    }

    @Test
    @SuppressWarnings("NullAway") // What null does is tested.
    void nullIsRefusedWhereItIsGiven() throws Exception {
        Streams client = usual();

        assertThatThrownBy(() -> client.sum(null)).hasMessageStartingWith("Streams.sum: numbers must not be null");
        assertThatThrownBy(() -> client.later(null)).hasMessageStartingWith("Streams.later: text must not be null");
        assertThatThrownBy(() -> client.join(Stream.of("a", null)))
                .isInstanceOf(PluginCallException.class)
                .cause()
                .hasMessageStartingWith("Streams.join: lines: an element must not be null");
    }

    @Test
    @SuppressWarnings("NullAway") // What null does is tested.
    void anImplementationWithoutAResultFailsTheCall() {
        Streams client = over(new StreamsImplementation() {
            @Override
            public Stream<Line> lines(int count) {
                return null;
            }

            @Override
            public CompletableFuture<Line> laterLine(Line line) {
                return CompletableFuture.completedFuture(null);
            }
        });

        assertThatThrownBy(() -> client.lines(1).toList())
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("Streams.lines: the result must not be null");
        assertThatThrownBy(() -> client.laterLine(new Line(1, "")).get(60, TimeUnit.SECONDS))
                .cause()
                .hasMessageStartingWith("Streams.laterLine: the result must not be null");
    }

    // ---- cancellation

    @Test
    void closingAStreamReachesTheProducer() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Streams client = over(new StreamsImplementation() {
            @Override
            public Stream<Line> lines(int count) {
                return Stream.generate(() -> new Line(1, "again and again")).onClose(() -> closed.complete(null));
            }
        });
        try (Stream<Line> lines = client.lines(1)) {
            assertThat(lines.limit(3)).hasSize(3);
        }

        closed.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aProducerThatWaitsIsInterrupted() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Streams client = over(new StreamsImplementation() {
            @Override
            public Stream<Line> lines(int count) {
                return Stream.generate(() -> {
                    waiting.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                    }
                    return new Line(1, "");
                });
            }
        });
        Stream<Line> lines = client.lines(1);
        waiting.await();
        lines.close();

        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoeverIsInterruptedInABlockingCallCancelsIt() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Streams client = over(new StreamsImplementation() {
            @Override
            public long sum(Flow.Publisher<Long> numbers) {
                waiting.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                }
                return 0;
            }
        });
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                client.sum(Publishers.of(List.<Long>of().iterator()));
            } catch (RuntimeException e) {
                failure.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag lost", e));
            }
        });
        caller.start();
        waiting.await();
        caller.interrupt();

        assertThat(failure.get(60, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        PluginCallException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.CANCELLED));
        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancellingAFutureReachesTheImplementation() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Streams client = over(new StreamsImplementation() {
            @Override
            public CompletionStage<String> later(String text) {
                begun.countDown();
                return answer;
            }
        });
        CompletableFuture<String> call = client.later("x").toCompletableFuture();
        begun.await();
        call.cancel(true);

        assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aSubscriptionCancelledAtOnceMakesNoCall() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Streams client = over(new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                calls.incrementAndGet();
                return super.range(end);
            }
        });
        client.range(1).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }

            @Override
            public void onNext(Long element) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });

        assertThat(Probe.of(client.range(0)).awaitEnd()).isEmpty();
        assertThat(calls).hasValue(1);
    }
}
