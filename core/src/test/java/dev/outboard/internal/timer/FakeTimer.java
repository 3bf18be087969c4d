package dev.outboard.internal.timer;

import dev.outboard.net.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A timer whose time passes when the test says so. */
public final class FakeTimer implements Timer {

    private record Task(long at, Runnable action) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Task task = new Task(now + delay.toNanos(), action);
        tasks.add(task);
        notifyAll();
        return () -> cancel(task);
    }

    /** How many tasks wait for their time. */
    public synchronized int pending() {
        return tasks.size();
    }

    /** Waits until so many tasks wait for their time, at least. */
    public synchronized void awaitPending(int count) throws InterruptedException {
        while (tasks.size() < count) {
            wait();
        }
    }

    /** Waits until nothing waits for its time. */
    public synchronized void awaitNone() throws InterruptedException {
        while (!tasks.isEmpty()) {
            wait();
        }
    }

    @Override
    public Deadline deadline(Duration timeout) {
        return Deadline.after(timeout, this::now);
    }

    private synchronized long now() {
        return now;
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
        notifyAll();
    }

    /** Lets time pass and runs what falls due. */
    public void advance(Duration time) {
        due(time).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration time) {
        now += time.toNanos();
        List<Task> due = tasks.stream().filter(task -> task.at() <= now).toList();
        tasks.removeAll(due);
        notifyAll();
        return due.stream().map(Task::action).toList();
    }
}
