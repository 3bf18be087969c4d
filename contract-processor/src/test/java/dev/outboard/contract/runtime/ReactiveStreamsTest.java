package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.contract.processor.SampleBindings;
import dev.outboard.contract.sample.Publishers;
import dev.outboard.contract.sample.Streams;
import dev.outboard.contract.sample.StreamsImplementation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/** The Technology Compatibility Kit of Reactive Streams, on the publishers that caller and implementation get. */
class ReactiveStreamsTest {

    /** How long something may take that must happen, and how long to see that nothing happens. */
    private static final int MUST_HAPPEN_MILLIS = 10_000;

    private static final int MUST_NOT_HAPPEN_MILLIS = 20;
    private static final int POLL_MILLIS = 10;

    /** What implementations have got. */
    private static final BlockingQueue<Flow.Publisher<Long>> GIVEN = new LinkedBlockingQueue<>();

    private static final CompletableFuture<Void> END = new CompletableFuture<>();

    private static Loop<Streams> loop;
    private static Loop<Streams> failing;

    @BeforeAll
    static void serve() throws Exception {
        ContractBinding<Streams> binding = SampleBindings.streams();
        loop = new Loop<>(binding, new StreamsImplementation() {
            @Override
            public long sum(Flow.Publisher<Long> numbers) {
                GIVEN.add(numbers);
                END.join();
                return 0;
            }
        });
        failing = new Loop<>(binding, new StreamsImplementation() {
            @Override
            public Flow.Publisher<Long> range(long end) {
                throw new IllegalStateException("no numbers");
            }

            @Override
            public long sum(Flow.Publisher<Long> numbers) {
                GIVEN.add(numbers);
                return 0;
            }
        });
    }

    @AfterAll
    static void close() {
        END.complete(null);
        loop.close();
        failing.close();
    }

    @TestFactory
    Stream<DynamicTest> theCallersPublisherFollowsTheRules() {
        List<DynamicTest> tests = tests(new Answers()).toList();
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> theImplementationsPublisherFollowsTheRules() {
        List<DynamicTest> tests = tests(new Requests()).toList();
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    /** The kit is made for TestNG; its tests are methods without parameters all the same. */
    private static Stream<DynamicTest> tests(FlowPublisherVerification<Long> verification) {
        return Arrays.stream(verification.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> run(verification, method)));
    }

    private static void run(FlowPublisherVerification<Long> verification, Method method) throws Throwable {
        verification.setUp();
        try {
            method.invoke(verification);
        } catch (InvocationTargetException e) {
            Throwable failure = Objects.requireNonNull(e.getCause());
            Assumptions.assumeFalse(failure instanceof SkipException, () -> String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private static TestEnvironment environment() {
        return new TestEnvironment(MUST_HAPPEN_MILLIS, MUST_NOT_HAPPEN_MILLIS, POLL_MILLIS);
    }

    /** What a caller gets as a result. */
    public static final class Answers extends FlowPublisherVerification<Long> {

        Answers() {
            super(environment());
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return loop.client().range(elements);
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return failing.client().range(1);
        }
    }

    /** What an implementation gets as a parameter. */
    public static final class Requests extends FlowPublisherVerification<Long> {

        Requests() {
            super(environment());
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return given(loop, elements);
        }

        /** Its call has ended. */
        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return given(failing, 1);
        }

        private static Flow.Publisher<Long> given(Loop<Streams> through, long elements) {
            Flow.Publisher<Long> numbers =
                    Publishers.of(LongStream.range(0, elements).iterator());
            Thread caller = new Thread(() -> through.client().sum(numbers));
            caller.setUncaughtExceptionHandler((thread, failure) -> {
                // The connection ends under calls that are still there.
            });
            caller.setDaemon(true);
            caller.start();
            try {
                return GIVEN.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
