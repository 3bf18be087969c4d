package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;

/** How many small calls 64 threads, each waiting for its own reply, make in a second. */
final class Callers implements Measurement<Exchange> {

    private static final int CALLERS = 64;

    private final LongAdder done = new LongAdder();
    private volatile boolean over;

    @Override
    public void run(Exchange echo, Effort effort, Report report) throws InterruptedException {
        List<FutureTask<Void>> callers = start(echo);
        Thread.sleep(effort.callersWarmUp().toMillis());
        long before = done.sum();
        long start = System.nanoTime();
        Thread.sleep(effort.callersTime().toMillis());
        double seconds = (System.nanoTime() - start) / 1e9;
        long calls = done.sum() - before;
        over = true;
        await(callers);
        report.figure("callers_64", "calls/s", calls / seconds);
    }

    private List<FutureTask<Void>> start(Exchange echo) {
        List<FutureTask<Void>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            FutureTask<Void> caller = new FutureTask<>(() -> call(echo), null);
            callers.add(caller);
            Thread thread = new Thread(caller, "caller-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return callers;
    }

    private void call(Exchange echo) {
        byte[] payload = new byte[SequentialCalls.SMALL];
        while (!over) {
            if (echo.exchange(payload) != payload.length) {
                throw new IllegalStateException("An answer of another size");
            }
            done.increment();
        }
    }

    private static void await(List<FutureTask<Void>> callers) throws InterruptedException {
        for (FutureTask<Void> caller : callers) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A caller failed", e.getCause());
            }
        }
    }
}
