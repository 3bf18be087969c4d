package dev.outboard.http2;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The streams of a connection. Any thread. */
final class StreamTable {

    private final ConcurrentHashMap<Integer, ConnectionStream> byId = new ConcurrentHashMap<>();

    /** Streams of a client that have no id yet. A stream enters {@link #byId} before it leaves this. */
    private final Set<ConnectionStream> unopened = ConcurrentHashMap.newKeySet();

    /** Streams that count against the limit: those whose end has not been sent and received, or whose reset not been sent. */
    private final AtomicInteger active = new AtomicInteger();

    private final RecentResets recentResets = new RecentResets();

    /** Runs when the last stream has ended, on the thread that has ended it. */
    private final Runnable onIdle;

    /** The newest stream that the client has opened, seen from either side. */
    private volatile int newestId;

    StreamTable(Runnable onIdle) {
        this.onIdle = onIdle;
    }

    @Nullable
    ConnectionStream get(int streamId) {
        return byId.get(streamId);
    }

    void addUnopened(ConnectionStream stream) {
        unopened.add(stream);
    }

    void removeUnopened(ConnectionStream stream) {
        unopened.remove(stream);
        if (isIdle()) {
            onIdle.run();
        }
    }

    /** The stream gets its id; only one thread at a time does this. */
    void open(ConnectionStream stream) {
        newestId = stream.id();
        active.incrementAndGet();
        byId.put(stream.id(), stream);
    }

    /** The peer has used an id, whatever became of the stream. */
    void used(int streamId) {
        newestId = Math.max(newestId, streamId);
    }

    int newestId() {
        return newestId;
    }

    void remove(ConnectionStream stream) {
        byId.remove(stream.id());
    }

    /** A stream no longer counts against the limit. */
    void freeSlot() {
        active.decrementAndGet();
        if (isIdle()) {
            onIdle.run();
        }
    }

    int active() {
        return active.get();
    }

    /** Whether nothing is going on and nothing waits to begin. */
    boolean isIdle() {
        return active.get() == 0 && unopened.isEmpty();
    }

    Collection<ConnectionStream> opened() {
        return byId.values();
    }

    Collection<ConnectionStream> unopened() {
        return unopened;
    }

    RecentResets recentResets() {
        return recentResets;
    }
}
