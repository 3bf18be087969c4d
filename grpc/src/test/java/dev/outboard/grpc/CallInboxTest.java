package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.grpc.CallInbox.Earlier;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class CallInboxTest {

    private final StepExecutor executor = new StepExecutor();
    private final ScriptedStream stream = new ScriptedStream();
    private final StreamHandle handle = new StreamHandle();
    private final List<String> told = new ArrayList<>();
    private final List<RuntimeException> rejections = new ArrayList<>();
    private final CallInbox inbox = new CallInbox(executor, Context.ROOT, handle, rejections::add);

    CallInboxTest() {
        handle.attach(stream);
    }

    @Test
    void aBatchIsHandedOverAsOneTask() {
        inbox.request(2);
        inbox.add(event("headers"));
        inbox.message(event("message"), 5);
        inbox.end(event("end"), Earlier.TOLD);

        assertThat(executor.tasks).isEmpty();
        inbox.handOver();
        assertThat(executor.runAll()).isEqualTo(1);
        assertThat(told).containsExactly("headers", "message", "end");
    }

    @Test
    void whatComesInWhileTheTaskRunsIsToldByIt() {
        inbox.add(() -> {
            told.add("first");
            inbox.add(event("second"));
            inbox.handOver();
        });
        inbox.handOver();

        assertThat(executor.runAll()).isEqualTo(1);
        assertThat(told).containsExactly("first", "second");
    }

    @Test
    void anExecutorThatRunsTasksAtOnceDoesNotNest() {
        CallInbox direct = new CallInbox(DirectExecutor.INSTANCE, Context.ROOT, handle, rejections::add);
        direct.add(() -> {
            told.add("in 1");
            direct.add(event("2"));
            direct.handOver();
            told.add("out 1");
        });
        direct.handOver();

        assertThat(told).containsExactly("in 1", "out 1", "2");
    }

    @Test
    void messagesWaitForTheirRequestAndKeepTheirCreditUntilThen() {
        inbox.message(event("1"), 10);
        inbox.partialMessage(3);
        inbox.message(event("2"), 20);
        inbox.handOver();
        executor.runAll();
        assertThat(told).isEmpty();
        assertThat(stream.consumed).isZero();

        inbox.request(1);
        executor.runAll();
        assertThat(told).containsExactly("1");
        assertThat(stream.consumed).isEqualTo(10);

        inbox.request(1);
        executor.runAll();
        assertThat(told).containsExactly("1", "2");
        assertThat(stream.consumed).isEqualTo(33);
    }

    @Test
    void bytesOfARequestedMessageAreCreditedAsTheyArrive() {
        inbox.request(1);
        inbox.partialMessage(100);
        assertThat(stream.consumed).isEqualTo(100);

        inbox.message(event("1"), 5);
        assertThat(stream.consumed).isEqualTo(105);

        inbox.partialMessage(7);
        assertThat(stream.consumed).isEqualTo(105);
    }

    @Test
    void requestingInTheMiddleOfAMessageCreditsWhatIsThereOfIt() {
        inbox.partialMessage(7);
        inbox.request(1);
        assertThat(stream.consumed).isEqualTo(7);

        inbox.message(event("1"), 2);
        assertThat(stream.consumed).isEqualTo(9);
    }

    @Test
    void theEndWaitsBehindMessagesThatNobodyRequested() {
        inbox.message(event("1"), 1);
        inbox.message(event("2"), 1);
        inbox.end(event("end"), Earlier.TOLD);
        inbox.request(1);
        executor.runAll();
        assertThat(told).containsExactly("1");

        inbox.request(1);
        executor.runAll();
        assertThat(told).containsExactly("1", "2", "end");
    }

    @Test
    void aBrokenEndTellsWhatWasRequestedOnly() {
        inbox.request(1);
        inbox.message(event("1"), 1);
        inbox.message(event("2"), 1);
        inbox.end(event("end"), Earlier.TOLD_IF_REQUESTED);
        inbox.handOver();
        executor.runAll();

        assertThat(told).containsExactly("1", "end");
    }

    @Test
    void aCancellationDropsAllThatWasNotTold() {
        inbox.request(1);
        inbox.add(event("headers"));
        inbox.message(event("1"), 1);
        inbox.end(event("end"), Earlier.DROPPED);
        inbox.handOver();
        executor.runAll();

        assertThat(told).containsExactly("end");
    }

    @Test
    void aCancellationTakesThePlaceOfAnEndThatWaitsBehindMessagesNobodyRequested() {
        inbox.message(event("1"), 3);
        inbox.partialMessage(4);
        inbox.end(event("end"), Earlier.TOLD);
        assertThat(inbox.end(event("too late"), Earlier.TOLD_IF_REQUESTED)).isFalse();
        assertThat(inbox.end(event("cancelled"), Earlier.DROPPED)).isTrue();
        inbox.handOver();
        executor.runAll();

        assertThat(told).containsExactly("cancelled");
        assertThat(stream.consumed).as("what nobody will read is credited").isEqualTo(7);
    }

    @Test
    void nothingFollowsTheEnd() {
        assertThat(inbox.end(event("end"), Earlier.TOLD)).isTrue();
        assertThat(inbox.end(event("again"), Earlier.DROPPED)).isFalse();
        inbox.request(1);
        inbox.message(event("message"), 4);
        inbox.partialMessage(5);
        inbox.add(event("event"));
        inbox.signal(event("signal"));
        executor.runAll();

        assertThat(told).containsExactly("end");
        assertThat(inbox.isEnded()).isTrue();
        assertThat(stream.consumed).as("what nobody will read is credited").isEqualTo(9);
    }

    @Test
    void aSignalOvertakesUnrequestedMessagesAndIsToldOnce() {
        CallEvent ready = event("ready");
        inbox.message(event("1"), 1);
        inbox.signal(ready);
        inbox.signal(ready);
        executor.runAll();
        assertThat(told).containsExactly("ready");

        inbox.signal(ready);
        executor.runAll();
        assertThat(told).containsExactly("ready", "ready");
    }

    @Test
    void theExecutorCanChangeBetweenTwoEvents() {
        StepExecutor other = new StepExecutor();
        inbox.add(() -> inbox.moveTo(other));
        inbox.add(event("elsewhere"));
        inbox.handOver();
        executor.runAll();
        assertThat(told).isEmpty();

        assertThat(other.runAll()).isEqualTo(1);
        assertThat(told).containsExactly("elsewhere");
    }

    @Test
    void theCallsContextIsCurrentForEveryEvent() {
        Context.Key<String> key = Context.key("key");
        Context context = Context.ROOT.withValue(key, "value");
        CallInbox inContext = new CallInbox(executor, context, handle, rejections::add);
        inContext.add(() -> told.add(key.get()));
        inContext.handOver();
        executor.runAll();

        assertThat(told).containsExactly("value");
        assertThat(Context.current()).isNotSameAs(context);
    }

    @Test
    void aRejectedTaskIsReportedAndEndsTheCall() {
        CallInbox rejected = new CallInbox(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                Context.ROOT,
                handle,
                rejections::add);
        rejected.add(event("1"));
        rejected.handOver();

        assertThat(rejections).singleElement().hasFieldOrPropertyWithValue("message", "full");
        assertThat(rejected.isEnded()).isTrue();
        assertThat(rejected.isBusy()).isFalse();
    }

    private CallEvent event(String name) {
        return new CallEvent() {
            @Override
            public void deliver() {
                told.add(name);
            }
        };
    }
}
