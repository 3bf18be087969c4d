package dev.outboard.host.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a plugin's output, for messages. Of lines that belong together, like a stack trace, the first ones are
 * kept, and the last one that is not indented: these say what happened. Any thread may read while one writes.
 */
public final class Tail {

    private static final int LINES = 20;
    private static final int LINE_LENGTH = 500;

    /** How many lines are kept after the first of those that belong together. */
    private static final int FOLLOWING = 2;

    /** Guards the entries. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Entry> entries = new ArrayDeque<>();

    public void add(String line) {
        lock.lock();
        try {
            if (entries.size() == LINES) {
                entries.removeFirst();
            }
            entries.addLast(new Entry(shortened(line)));
        } finally {
            lock.unlock();
        }
    }

    /** Adds what belongs to the line before. */
    public void more(String line) {
        lock.lock();
        try {
            if (entries.isEmpty()) {
                entries.addLast(new Entry(shortened(line)));
            } else {
                entries.getLast().add(shortened(line));
            }
        } finally {
            lock.unlock();
        }
    }

    private static String shortened(String line) {
        return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…";
    }

    /** Oldest first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lock.lock();
        try {
            for (Entry entry : (Iterable<Entry>) entries::descendingIterator) {
                List<String> older = entry.lines();
                if (!lines.isEmpty() && lines.size() + older.size() > LINES) {
                    break;
                }
                lines.addAll(0, older);
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(lines);
    }

    /** Lines that belong together. */
    private static final class Entry {

        private final List<String> first = new ArrayList<>();
        private int leftOut;
        private @Nullable String last;

        Entry(String line) {
            first.add(line);
        }

        void add(String line) {
            if (first.size() <= FOLLOWING) {
                first.add(line);
                return;
            }
            leftOut++;
            if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                last = line;
            }
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(first);
            int hidden = leftOut - (last == null ? 0 : 1);
            if (hidden > 0) {
                lines.add("… " + hidden + " more lines");
            }
            if (last != null) {
                lines.add(last);
            }
            return lines;
        }
    }
}
