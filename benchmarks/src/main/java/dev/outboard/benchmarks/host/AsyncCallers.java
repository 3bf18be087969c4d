package dev.outboard.benchmarks.host;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.outboard.benchmarks.echo.Echo;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** How many small calls are made in a second when 64 are always under way, each begun when another's reply has come, and no thread waits. */
final class AsyncCallers implements Measurement<Echo> {

    private static final int CALLERS = 64;
    private static final int LONGEST_CALL_SECONDS = 60;

    private final LongAdder done = new LongAdder();
    private volatile boolean over;

    @Override
    public void run(Echo echo, Effort effort, Report report) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Caller(echo));
        }
        callers.forEach(Caller::call);
        double rate = new Rate(done).measure(effort.callersWarmUp(), effort.callersTime());
        over = true;
        for (Caller caller : callers) {
            await(caller.ended);
        }
        report.figure("async_64", "calls/s", rate);
    }

    private static void await(CompletableFuture<Void> ended) throws InterruptedException {
        try {
            ended.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A caller failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("A call has had no end for " + LONGEST_CALL_SECONDS + " seconds", e);
        }
    }

    /** One call after another, each begun by the end of the one before. */
    private final class Caller implements StreamObserver<BytesValue> {

        private final Echo echo;
        private final byte[] payload = new byte[SequentialCalls.SMALL];
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Caller(Echo echo) {
            this.echo = echo;
        }

        void call() {
            echo.unary(BytesValue.of(ByteString.copyFrom(payload)), this);
        }

        @Override
        public void onNext(BytesValue reply) {
            if (reply.getValue().size() != payload.length) {
                throw new IllegalStateException("An answer of another size");
            }
        }

        @Override
        public void onError(Throwable cause) {
            ended.completeExceptionally(cause);
        }

        @Override
        public void onCompleted() {
            done.increment();
            if (over) {
                ended.complete(null);
            } else {
                call();
            }
        }
    }
}
