package dev.outboard.plugin;

import dev.outboard.internal.timer.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A timer whose time passes when the test says so. */
final class FakeTimer implements Timer {

    private record Task(long at, Runnable action) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Task task = new Task(now + delay.toNanos(), action);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    void advance(Duration time) {
        due(time).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration time) {
        now += time.toNanos();
        List<Task> due = tasks.stream().filter(task -> task.at() <= now).toList();
        tasks.removeAll(due);
        return due.stream().map(Task::action).toList();
    }
}
