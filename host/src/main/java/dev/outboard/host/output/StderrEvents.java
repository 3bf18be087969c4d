package dev.outboard.host.output;

import dev.outboard.hclog.HclogRecord;
import dev.outboard.host.output.StderrEvent.Plain;
import dev.outboard.host.output.StderrEvent.Structured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Makes events of a plugin's lines on stderr, as go-plugin's hosts do: records of hclog are what they say; of other lines,
 * tags like {@code [WARN]} say how grave they are, and untagged ones are for debugging. Other than there, a stack trace is one
 * event, an error. It is complete when a line follows that does not belong to it, when nothing has come for a moment, or when
 * it gets too long.
 */
final class StderrEvents implements LineSplitter.Lines {

    /** In characters. */
    static final int LONGEST_EVENT = 64 * 1024;

    private final Consumer<StderrEvent> events;
    private final Tail tail;
    private final QuietTimer timer;

    /** Guards the trace and its text. The logging system and the timer are called outside. */
    private final ReentrantLock collecting = new ReentrantLock();

    private @Nullable Trace trace;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param events are given by the thread that brings the lines or the timer's
     * @param tail keeps what is worth knowing of the last lines
     * @param timer says when nothing has come for a moment
     */
    StderrEvents(Consumer<StderrEvent> events, Tail tail, QuietTimer timer) {
        this.events = events;
        this.tail = tail;
        this.timer = timer;
    }

    @Override
    public void line(String line) {
        Optional<HclogRecord> entry = HclogRecord.parse(line);
        if (entry.isPresent()) {
            alone(new Structured(entry.get()), LogText.of(entry.get()));
            return;
        }
        Level tag = LogText.tag(line);
        if (tag != null) {
            alone(new Plain(tag, line), line);
        } else if (continues(line)) {
            tail.more(line);
        } else {
            tail.add(line);
            begin(line);
        }
    }

    @Override
    public void piece(String piece) {
        tail.add(piece);
        List<StderrEvent> due = new ArrayList<>();
        collecting.lock();
        try {
            boolean ofTrace = trace != null && trace.takes(piece);
            complete(due);
            due.add(new Plain(ofTrace ? Level.ERROR : Level.DEBUG, piece));
        } finally {
            collecting.unlock();
        }
        due.forEach(this::publish);
    }

    /** Completes what is there. No line may come after it. */
    void end() {
        timer.close();
        pause();
    }

    private void alone(StderrEvent event, String shown) {
        tail.add(shown);
        List<StderrEvent> due = new ArrayList<>();
        collecting.lock();
        try {
            complete(due);
            trace = trace instanceof GoPanic ? trace : null;
            due.add(event);
        } finally {
            collecting.unlock();
        }
        due.forEach(this::publish);
    }

    private boolean continues(String line) {
        List<StderrEvent> due = new ArrayList<>();
        collecting.lock();
        try {
            if (trace == null || !trace.takes(line)) {
                return false;
            }
            if (text.length() + line.length() > LONGEST_EVENT) {
                complete(due);
            }
            append(line);
        } finally {
            collecting.unlock();
        }
        timer.restart(this::pause);
        due.forEach(this::publish);
        return true;
    }

    private void begin(String line) {
        Trace begun = Trace.begunBy(line);
        List<StderrEvent> due = new ArrayList<>();
        collecting.lock();
        try {
            complete(due);
            trace = begun;
            if (begun == null) {
                due.add(new Plain(Level.DEBUG, line));
            } else {
                append(line);
            }
        } finally {
            collecting.unlock();
        }
        if (begun != null) {
            timer.restart(this::pause);
        }
        due.forEach(this::publish);
    }

    private void append(String line) {
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(line);
    }

    /** Nothing has come for a while. */
    private void pause() {
        List<StderrEvent> due = new ArrayList<>();
        collecting.lock();
        try {
            complete(due);
            if (trace != null) {
                trace.pause();
            }
        } finally {
            collecting.unlock();
        }
        due.forEach(this::publish);
    }

    private void complete(List<StderrEvent> due) {
        if (trace != null && text.length() > 0) {
            due.add(new Plain(trace.level(), text.toString().stripTrailing()));
            text.setLength(0);
        }
    }

    private void publish(StderrEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            // The application's logging fails. The lines must be read all the same, or the plugin would block in its
            // next one.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
