package dev.outboard.grpc;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** Keeps tasks until it is told to run them. */
final class StepExecutor implements Executor {

    final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what is there and what that brings; returns how many tasks it were. */
    int runAll() {
        int count = 0;
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            count++;
        }
        return count;
    }
}
