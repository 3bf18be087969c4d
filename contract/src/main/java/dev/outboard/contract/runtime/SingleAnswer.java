package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Makes a future of a call with one answer. Whoever completes the future in another way cancels the call. */
final class SingleAnswer<T extends @Nullable Object> implements Flow.Subscriber<T> {

    private final ContractMethod method;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T answer;
    private int answers;

    private SingleAnswer(ContractMethod method) {
        this.method = method;
    }

    static <T extends @Nullable Object> CompletableFuture<T> of(ContractMethod method, Flow.Publisher<T> answers) {
        SingleAnswer<T> single = new SingleAnswer<>(method);
        answers.subscribe(single);
        return single.future;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        var unused = future.whenComplete((value, failure) -> subscription.cancel());
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T value) {
        answer = value;
        answers++;
    }

    @Override
    public void onError(Throwable failure) {
        boolean unused = future.completeExceptionally(failure);
    }

    @Override
    @SuppressWarnings("NullAway") // The answer is null only where T is a type with null.
    public void onComplete() {
        if (answers == 1) {
            boolean unused = future.complete(answer);
        } else {
            onError(new PluginCallException(
                    "The call " + method + " must have one answer, and has " + answers
                            + ". Do both sides have the same contract?",
                    Status.Code.INTERNAL,
                    null,
                    null,
                    null));
        }
    }
}
