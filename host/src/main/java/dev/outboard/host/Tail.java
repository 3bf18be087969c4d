package dev.outboard.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The last lines of a plugin's output. Any thread may read while one writes. */
final class Tail {

    private static final int LINES = 20;
    private static final int LINE_LENGTH = 500;

    /** Guards the lines. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<String> lines = new ArrayDeque<>();

    void add(String line) {
        String kept = line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…";
        lock.lock();
        try {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(kept);
        } finally {
            lock.unlock();
        }
    }

    /** Oldest first. */
    List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }
}
