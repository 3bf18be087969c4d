package dev.outboard.plugin;

import dev.outboard.internal.wire.StdioData;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A host that asked for what the plugin prints. A thread of its own, {@code outboard-stdio}, brings it there, from the first
 * print on and as fast as the host takes it: neither a connection's reader nor a printing thread may have to wait for the host.
 */
final class StdioStream implements StdioBuffer.Taker, Runnable {

    private final StdioBuffer buffer;
    private final ServerCallStreamObserver<StdioData> host;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** A permit for each time that something may have changed. */
    private final Semaphore changes = new Semaphore(0);

    private StdioStream(StdioBuffer buffer, ServerCallStreamObserver<StdioData> host) {
        this.buffer = buffer;
        this.host = host;
    }

    static void start(StdioBuffer buffer, ServerCallStreamObserver<StdioData> host) {
        StdioStream stream = new StdioStream(buffer, host);
        host.setOnReadyHandler(stream.changes::release);
        host.setOnCancelHandler(stream::hostIsGone);
        buffer.attach(stream);
    }

    private void hostIsGone() {
        buffer.detach(this);
        changes.release();
    }

    @Override
    public void available() {
        if (!begun.getAndSet(true)) {
            Thread thread = new Thread(this, "outboard-stdio");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void nothingMore() {
        if (!begun.getAndSet(true)) {
            host.onCompleted();
        }
    }

    @Override
    public void run() {
        try {
            StdioData data = buffer.take(this);
            while (data != null) {
                awaitReady();
                host.onNext(data);
                data = buffer.take(this);
            }
            if (!host.isCancelled()) {
                host.onCompleted();
            }
        } catch (InterruptedException e) {
            // Nobody has reason to. The host sees the end of the stream, and prints wait for no one.
            Thread.currentThread().interrupt();
            buffer.detach(this);
            host.onCompleted();
        }
    }

    private void awaitReady() throws InterruptedException {
        while (!host.isReady() && !host.isCancelled()) {
            changes.acquire();
        }
    }
}
