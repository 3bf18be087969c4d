package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outboard.contract.CallContext;
import dev.outboard.contract.PluginCallException;
import dev.outboard.contract.processor.SampleBindings;
import dev.outboard.contract.sample.Bank;
import dev.outboard.contract.sample.Bank.OutOfFunds;
import dev.outboard.contract.sample.Publishers;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How calls end without an answer: exceptions that both sides know, others, deadlines, and interrupted callers. */
@Timeout(60)
class CallEndTest {

    private static ContractBinding<Bank> binding;

    private @Nullable Loop<Bank> loop;

    @BeforeAll
    static void generate() throws Exception {
        binding = SampleBindings.bank();
    }

    private Bank over(Bank implementation) {
        Loop<Bank> opened = new Loop<>(binding, implementation);
        loop = opened;
        return opened.client();
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(loop).close();
    }

    // ---- exceptions

    @Test
    void aDeclaredExceptionArrivesWithItsFields() {
        Bank bank = over(new Failing(new OutOfFunds("not enough", 40, "savings", null)));

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> bank.withdraw(1),
                () -> unwrap(() -> bank.withdrawLater(1).get(60, TimeUnit.SECONDS)),
                () -> unwrap(() ->
                        bank.withdrawAll(Publishers.of(List.of(1L).iterator())).toList()))) {
            assertThatThrownBy(call).isInstanceOfSatisfying(OutOfFunds.class, e -> {
                assertThat(e).hasMessage("not enough");
                assertThat(e.missing()).isEqualTo(40);
                assertThat(e.getAccount()).isEqualTo("savings");
                assertThat(e).hasRootCauseInstanceOf(StatusRuntimeException.class);
            });
        }
    }

    @Test
    void whatIsNullInAnExceptionIsNullAgain() {
        Bank bank = over(new Failing(new OutOfFunds(null, 0, null, null)));

        assertThatThrownBy(() -> bank.withdraw(1)).isInstanceOfSatisfying(OutOfFunds.class, e -> {
            assertThat(e.getMessage()).isNull();
            assertThat(e.getAccount()).isNull();
        });
    }

    @Test
    void aKindOfADeclaredExceptionArrivesAsThat() {
        Bank bank = over(new Failing(new FileNotFoundException("no ledger")));

        assertThatThrownBy(() -> bank.withdraw(1))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("no ledger");
    }

    @Test
    void anExceptionThatNobodyDeclaresIsNamedWithItsStackTrace() {
        Bank bank = over(new Failing(new Surprise("boo")));

        assertThatThrownBy(() -> bank.withdraw(1)).isInstanceOfSatisfying(PluginCallException.class, e -> {
            assertThat(e)
                    .hasMessage("The call sample.v1.Bank/Withdraw has failed: " + Surprise.class.getName() + ": boo");
            assertThat(e.remoteType()).isEqualTo(Surprise.class.getName());
            assertThat(e.remoteStackTrace()).contains("Surprise: boo").contains("at ");
            assertThat(e.code()).isEqualTo(Status.Code.UNKNOWN);
        });
    }

    @Test
    void onlyTheListSaysWhichClassANameIs() {
        // Throwable and known here, but declared by no method of this contract.
        Bank bank = over(new Failing(new java.util.concurrent.TimeoutException("late")));

        assertThatThrownBy(() -> bank.withdraw(1))
                .isInstanceOfSatisfying(
                        PluginCallException.class,
                        e -> assertThat(e.remoteType()).isEqualTo("java.util.concurrent.TimeoutException"));
    }

    @Test
    void aCommonExceptionHasTheRemoteStackTraceInItsCause() {
        Bank bank = over(new Failing(new IllegalStateException("closed")));

        assertThatThrownBy(() -> bank.withdraw(1))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("closed")
                .cause()
                .isInstanceOfSatisfying(
                        PluginCallException.class,
                        e -> assertThat(e.remoteStackTrace()).startsWith("java.lang.IllegalStateException: closed"));
    }

    // ---- time

    @Test
    void deadlinesAreThoseOfTheMethodOrElseOfTheContract() {
        Bank bank = over(new Failing(new Surprise("")));

        assertThat(bank.remaining().orElseThrow()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(100));
        assertThat(bank.ownRemaining().orElseThrow()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void theEarlierDeadlineHolds() throws Exception {
        Bank bank = over(new Failing(new Surprise("")));

        assertThat(CallContext.within(Duration.ofSeconds(20), bank::remaining).orElseThrow())
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(CallContext.within(
                                Duration.ofSeconds(20),
                                () -> CallContext.within(Duration.ofSeconds(90), bank::ownRemaining))
                        .orElseThrow())
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> CallContext.within(Duration.ZERO, bank::remaining))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeadlineEndsTheCallOnBothSides() throws Exception {
        Waiting implementation = new Waiting();
        Bank bank = over(implementation);

        assertThatThrownBy(() -> CallContext.within(Duration.ofMillis(200), () -> bank.withdraw(1)))
                .isInstanceOfSatisfying(
                        PluginCallException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
    }

    @Test
    void whoeverIsInterruptedInACallCancelsIt() throws Exception {
        Waiting implementation = new Waiting();
        Bank bank = over(implementation);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = catchThrowable(() -> bank.withdraw(1));
            failure.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("flag lost", thrown));
        });
        caller.start();
        implementation.begun.await();
        caller.interrupt();

        assertThat(failure.get(60, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        PluginCallException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.CANCELLED));
        assertThat(implementation.interrupted.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(implementation.told.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void outsideOfCallsNothingIsCancelled() {
        over(new Waiting());

        assertThat(CallContext.current().isCancelled()).isFalse();
        assertThat(CallContext.current().remaining()).isEmpty();
    }

    private static void unwrap(ThrowingCallable call) throws Throwable {
        try {
            call.call();
        } catch (ExecutionException | PluginCallException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static final class Surprise extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Surprise(String message) {
            super(message);
        }
    }

    /** Throws. */
    private static final class Failing implements Bank {

        private final Exception failure;

        Failing(Exception failure) {
            this.failure = failure;
        }

        @Override
        public long withdraw(long amount) {
            throw Failures.<RuntimeException>thrown(failure);
        }

        @Override
        public CompletableFuture<Long> withdrawLater(long amount) {
            return CompletableFuture.failedFuture(failure);
        }

        @Override
        public Stream<Long> withdrawAll(Flow.Publisher<Long> amounts) {
            return Stream.of(1L).peek(amount -> {
                throw Failures.<RuntimeException>thrown(failure);
            });
        }

        @Override
        public Optional<Duration> remaining() {
            return CallContext.current().remaining();
        }

        @Override
        public Optional<Duration> ownRemaining() {
            return CallContext.current().remaining();
        }
    }

    /** Waits for ever. */
    private static final class Waiting implements Bank {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        private final CompletableFuture<Boolean> told = new CompletableFuture<>();

        @Override
        public long withdraw(long amount) {
            CallContext context = CallContext.current();
            context.onCancel(() -> told.complete(context.isCancelled()), Runnable::run);
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return 0;
        }

        @Override
        public CompletableFuture<Long> withdrawLater(long amount) {
            return new CompletableFuture<>();
        }

        @Override
        public Stream<Long> withdrawAll(Flow.Publisher<Long> amounts) {
            return Stream.empty();
        }

        @Override
        public Optional<Duration> remaining() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> ownRemaining() {
            return Optional.empty();
        }
    }
}
