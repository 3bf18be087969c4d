package dev.outboard.http2;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Who waits for the answer to a PING. Any thread. */
final class PendingPings {

    private final LongSupplier ticker;
    private final AtomicLong last = new AtomicLong();
    private final ConcurrentHashMap<Long, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(PingListener listener, long sentAt) {}

    PendingPings(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Returns what the PING carries. */
    long add(PingListener listener) {
        long opaque = last.incrementAndGet();
        pending.put(opaque, new Pending(listener, ticker.getAsLong()));
        return opaque;
    }

    /** Returns false when the listener has been told already, or is just being told. */
    boolean remove(long opaque) {
        return pending.remove(opaque) != null;
    }

    /** An answer has come; one that nobody waits for is ignored. */
    void onAck(long opaque) {
        Pending ping = pending.remove(opaque);
        if (ping != null) {
            ping.listener().onAck(ticker.getAsLong() - ping.sentAt());
        }
    }

    void failAll(ConnectionEndedException end) {
        for (Long opaque : pending.keySet()) {
            Pending ping = pending.remove(opaque);
            if (ping != null) {
                ping.listener().onConnectionEnd(end);
            }
        }
    }
}
