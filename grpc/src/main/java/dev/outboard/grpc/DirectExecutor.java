package dev.outboard.grpc;

import java.util.concurrent.Executor;

/** Runs tasks at once, in the thread that brings them: for the transport's own short tasks. */
enum DirectExecutor implements Executor {
    INSTANCE;

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
