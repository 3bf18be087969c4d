package dev.outboard.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a launch has made beside the plugin, and must remove with its end: files and directories. Any thread may use it. */
final class Leavings {

    /** Guards what is below; removers are run without it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Runnable> untilReady = new ArrayDeque<>();
    private final Deque<Runnable> untilEnd = new ArrayDeque<>();

    /**
     * Something to remove when the plugin has ended.
     *
     * @param remover may be run by any thread, and must not throw
     */
    void untilEnd(Runnable remover) {
        add(remover, untilEnd);
    }

    /** Something to remove as soon as the plugin is ready, or has failed to start. */
    void untilReady(Runnable remover) {
        add(remover, untilReady);
    }

    private void add(Runnable remover, Deque<Runnable> removers) {
        lock.lock();
        try {
            removers.push(remover);
        } finally {
            lock.unlock();
        }
    }

    /** The plugin is ready. */
    void ready() {
        remove(untilReady);
    }

    /** The plugin has ended, or failed to start. A second call finds nothing more. */
    void end() {
        remove(untilReady);
        remove(untilEnd);
    }

    private void remove(Deque<Runnable> removers) {
        for (Runnable remover = next(removers); remover != null; remover = next(removers)) {
            remover.run();
        }
    }

    private @Nullable Runnable next(Deque<Runnable> removers) {
        lock.lock();
        try {
            return removers.poll();
        } finally {
            lock.unlock();
        }
    }
}
