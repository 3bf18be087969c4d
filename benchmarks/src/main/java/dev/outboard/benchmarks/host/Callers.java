package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;

/** How many small calls some threads, each waiting for its own reply, make in a second. */
final class Callers implements Measurement<Exchange> {

    private static final int MANY = 64;

    private final int callers;
    private final LongAdder done = new LongAdder();
    private volatile boolean over;

    Callers(int callers) {
        this.callers = callers;
    }

    @Override
    public void run(Exchange echo, Effort effort, Report report) throws InterruptedException {
        List<FutureTask<Void>> running = start(echo);
        double rate = new Rate(done).measure(warmUp(effort), effort.callersTime());
        over = true;
        await(running);
        report.figure("callers_" + callers, "calls/s", rate);
    }

    /** By now all is warm but for what many callers at once need. */
    private Duration warmUp(Effort effort) {
        return callers == MANY ? effort.callersWarmUp() : effort.callersWarmUp().dividedBy(4);
    }

    private List<FutureTask<Void>> start(Exchange echo) {
        List<FutureTask<Void>> running = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            FutureTask<Void> caller = new FutureTask<>(() -> call(echo), null);
            running.add(caller);
            Thread thread = new Thread(caller, "caller-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return running;
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

    private static void await(List<FutureTask<Void>> running) throws InterruptedException {
        for (FutureTask<Void> caller : running) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A caller failed", e.getCause());
            }
        }
    }
}
