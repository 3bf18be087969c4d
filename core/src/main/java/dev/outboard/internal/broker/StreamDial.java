package dev.outboard.internal.broker;

import dev.outboard.internal.timer.Timer;
import dev.outboard.yamux.YamuxStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One dial in a multiplexed connection. All but {@link #await} belongs to the transport's tasks. */
final class StreamDial {

    /** What comes of it. */
    sealed interface Outcome {

        /** The stream is open, and the other side knows what for. */
        record Opened(YamuxStream stream) implements Outcome {}

        /** The other side did not serve the id in time. */
        record NotServed() implements Outcome {}

        /** It was never this dial's turn, because of the dial of another id. */
        record NeverItsTurn(int before) implements Outcome {}

        /** Nothing can be dialled any more. */
        record Ended(String why) implements Outcome {}

        /** The caller has gone. */
        record GivenUp() implements Outcome {}
    }

    private final int id;
    private final Duration timeout;
    private final Timer timer;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Runnable cancelTimer = () -> {};
    private boolean hadItsTurn;

    StreamDial(int id, Duration timeout, Timer timer) {
        this.id = id;
        this.timeout = timeout;
        this.timer = timer;
    }

    int id() {
        return id;
    }

    /** Waits for the outcome, which a timer brings if nothing else does. */
    Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Outcomes are values, also those of failures", e);
        }
    }

    boolean isDone() {
        return outcome.isDone();
    }

    /** Whether its knock was sent, now or before. */
    boolean hadItsTurn() {
        return hadItsTurn;
    }

    /** Limits how long it waits for its turn. */
    void queued(Duration limit, Runnable onTimeUp) {
        cancelTimer = timer.after(limit, onTimeUp);
    }

    /** It is this dial's turn; the other side's time counts from the first one on. */
    void turn(Runnable onTimeUp) {
        if (!hadItsTurn) {
            hadItsTurn = true;
            cancelTimer.run();
            cancelTimer = timer.after(timeout, onTimeUp);
        }
    }

    /** Whoever waited for it has gone, and takes no stream. Called when it has an outcome. */
    void discard() {
        if (outcome.join() instanceof Outcome.Opened opened) {
            opened.stream().reset();
        }
    }

    /** Returns false when it had an outcome before. */
    boolean complete(Outcome result) {
        cancelTimer.run();
        return outcome.complete(result);
    }
}
