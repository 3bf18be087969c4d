package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallCancellationTest {

    private final FakeTimer timer = new FakeTimer();
    private final List<Status> cancelled = new ArrayList<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void theCallEndsAtItsDeadlineAndNotBefore() {
        watch(Context.ROOT, after(10));

        timer.advance(9, TimeUnit.SECONDS);
        assertThat(cancelled).isEmpty();

        timer.advance(1, TimeUnit.SECONDS);
        assertThat(cancelled).singleElement().satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(status.getDescription())
                    .isEqualTo("CallOptions deadline exceeded after 10.000000000 s, calling pkg.Service/Method");
        });
    }

    @Test
    void aCallThatEndedLeavesNothingInTheTimer() {
        CallCancellation cancellation = watch(Context.ROOT, after(10));
        assertThat(timer.pending()).isEqualTo(1);

        cancellation.stop();

        assertThat(timer.pending()).isZero();
    }

    @Test
    void aCallThatEndedBeforeItWasWatchedLeavesNothingInTheTimer() {
        CallCancellation cancellation = new CallCancellation(Context.ROOT, after(10), "pkg.Service/Method");
        cancellation.begin();
        cancellation.stop();
        cancellation.watch(cancelled::add, timer);

        assertThat(timer.pending()).isZero();
    }

    @Test
    void withoutADeadlineNothingIsTimed() {
        CallCancellation cancellation = watch(Context.ROOT, null);

        assertThat(cancellation.hasDeadline()).isFalse();
        assertThat(timer.pending()).isZero();
        assertThat(cancellation.alreadyOver()).isNull();
    }

    @Test
    void theContextsDeadlineHoldsWhenItIsEarlierAndIsTheContextsToTime() {
        Context.CancellableContext context = Context.ROOT.withDeadline(after(5), timer);
        CallCancellation cancellation = watch(context, after(10));
        assertThat(timer.pending()).as("the context's own").isEqualTo(1);
        assertThat(cancellation.initialNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));

        timer.advance(5, TimeUnit.SECONDS);

        assertThat(cancelled).singleElement().satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(status.getDescription()).startsWith("Context deadline exceeded after 5");
        });
    }

    @Test
    void aCancelledContextEndsTheCallWithItsCause() {
        Context.CancellableContext context = Context.ROOT.withCancellation();
        watch(context, null);
        IllegalStateException cause = new IllegalStateException("over");

        context.cancel(cause);

        assertThat(cancelled).singleElement().satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.CANCELLED);
            assertThat(status.getCause()).isSameAs(cause);
        });
    }

    @Test
    void aCallThatEndedNoLongerListensToItsContext() {
        Context.CancellableContext context = Context.ROOT.withCancellation();
        watch(context, null).stop();

        context.cancel(null);

        assertThat(cancelled).isEmpty();
    }

    @Test
    void whatIsOverBeforeItBeginsIsSaidSo() {
        CallCancellation late = new CallCancellation(Context.ROOT, after(10), "pkg.Service/Method");
        timer.advance(12, TimeUnit.SECONDS);
        late.begin();
        Status expired = Objects.requireNonNull(late.alreadyOver());
        assertThat(expired.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(expired.getDescription()).contains("2.000000000 s after", "pkg.Service/Method");

        Context.CancellableContext context = Context.ROOT.withCancellation();
        context.cancel(null);
        CallCancellation inCancelled = new CallCancellation(context, null, "pkg.Service/Method");
        inCancelled.begin();
        assertThat(Objects.requireNonNull(inCancelled.alreadyOver()).getCode()).isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void aCancellationByTheServerAfterTheDeadlineIsTheDeadlines() {
        CallCancellation cancellation = new CallCancellation(Context.ROOT, after(10), "pkg.Service/Method");
        cancellation.begin();
        assertThat(cancellation.refine(Status.CANCELLED)).isSameAs(Status.CANCELLED);

        timer.advance(10, TimeUnit.SECONDS);

        assertThat(cancellation.refine(Status.CANCELLED).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(cancellation.refine(Status.INTERNAL)).isSameAs(Status.INTERNAL);
    }

    private Deadline after(long seconds) {
        return Deadline.after(seconds, TimeUnit.SECONDS, timer.ticker);
    }

    private CallCancellation watch(Context context, @Nullable Deadline deadline) {
        CallCancellation cancellation = new CallCancellation(context, deadline, "pkg.Service/Method");
        cancellation.begin();
        cancellation.watch(cancelled::add, timer);
        return cancellation;
    }
}
