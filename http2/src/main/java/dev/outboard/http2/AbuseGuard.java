package dev.outboard.http2;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Bounds what a peer can make this side do for nothing: each bound that is passed ends the connection with
 * ENHANCE_YOUR_CALM. For the reader, unless said otherwise.
 */
final class AbuseGuard {

    private static final long IDLE_REFILL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int maxQueuedAnswers;
    private final Allowance idleFrames;
    private final Allowance resets;
    private final AtomicInteger queuedAnswers = new AtomicInteger();

    /** Whether this side has sent something of a stream since the reader last looked; set by any thread. */
    private volatile boolean sentSomething;

    AbuseGuard(Http2Options options) {
        maxQueuedAnswers = options.maxQueuedControlFrames();
        idleFrames = new Allowance(options.maxIdleFrames(), IDLE_REFILL_NANOS, options.ticker());
        resets = new Allowance(options.maxResetsPerSecond(), TimeUnit.SECONDS.toNanos(1), options.ticker());
    }

    /** A frame came that moves nothing. */
    void onIdleFrame() throws Http2ConnectionException {
        if (sentSomething) {
            sentSomething = false;
            idleFrames.refill();
        }
        if (!idleFrames.take()) {
            throw calm(
                    "too many frames that carry nothing (PING, SETTINGS, WINDOW_UPDATE, PRIORITY, empty DATA, unknown)");
        }
    }

    /** A frame came that is what a connection is for. */
    void onProgress() {
        idleFrames.refill();
    }

    /** This side sends something of a stream. Any thread. */
    void onSent() {
        if (!sentSomething) {
            sentSomething = true;
        }
    }

    /** The peer has made a stream end early. */
    void onEarlyEnd() throws Http2ConnectionException {
        if (!resets.take()) {
            throw calm("too many streams that are opened and end early");
        }
    }

    /** An answer that the peer has made necessary is to be sent. */
    void onAnswerQueued() throws Http2ConnectionException {
        if (queuedAnswers.incrementAndGet() > maxQueuedAnswers) {
            throw calm("what makes answers necessary but does not read them: " + maxQueuedAnswers + " are waiting");
        }
    }

    /** An answer is on its way. Any thread. */
    void onAnswerSent() {
        queuedAnswers.decrementAndGet();
    }

    private static Http2ConnectionException calm(String what) {
        return new Http2ConnectionException(ErrorCode.ENHANCE_YOUR_CALM, "The peer sends " + what + ".");
    }

    /** A number of things that are free, and come back with time. */
    private static final class Allowance {

        private final int size;
        private final long refillNanos;
        private final LongSupplier ticker;
        private long used;
        private long filledAt;

        Allowance(int size, long refillNanos, LongSupplier ticker) {
            this.size = size;
            this.refillNanos = refillNanos;
            this.ticker = ticker;
            filledAt = ticker.getAsLong();
        }

        void refill() {
            used = 0;
        }

        boolean take() {
            if (++used <= size) {
                return true;
            }
            // The clock is only asked when the allowance is used up.
            long now = ticker.getAsLong();
            if (now - filledAt < refillNanos) {
                return false;
            }
            filledAt = now;
            used = 1;
            return true;
        }
    }
}
