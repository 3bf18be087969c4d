package dev.outboard.internal.broker;

import dev.outboard.internal.broker.StreamDial.Outcome;
import dev.outboard.internal.timer.Timer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.yamux.SessionEndedException;
import dev.outboard.yamux.YamuxStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The side that dials: knocks, waits for the answer, opens the stream, one dial after another. The next knock is sent when the
 * other side has accepted the stream: a host on go-plugin gives a stream to whichever of its listeners that have been knocked
 * for is the first to accept one, so there must not be two.
 *
 * <p>Whatever the other side acknowledges is followed by a stream, also if nobody wants it any more: it counts on that. Not
 * safe for threads; belongs to the transport's tasks, of which none waits.
 */
final class Knocks {

    /** How long to leave a side alone that has refused a knock. go-plugin does so while a listener is being made. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Consumer<ConnInfo> toPeer;
    private final Multiplexer multiplexer;
    private final Timer timer;
    private final Executor tasks;

    private final Deque<StreamDial> queue = new ArrayDeque<>();
    private final Map<Integer, List<StreamDial>> toBeTold = new HashMap<>();

    /** The one whose knock has no answer, or no stream yet. */
    private @Nullable StreamDial current;

    private boolean acknowledged;

    /** What was knocked for last. */
    private int lastId;

    /** Another id was acknowledged since the knock: which of the two the next stream would go to is not known. */
    private boolean ambiguous;

    /** The last stream, as long as the other side has not accepted it. */
    private @Nullable YamuxStream opening;

    /** How many streams the other side waits for that nobody wants. */
    private int unwanted;

    private @Nullable String end;

    /** @param tasks runs what the timer and the session bring as tasks of the transport */
    Knocks(Consumer<ConnInfo> toPeer, Multiplexer multiplexer, Timer timer, Executor tasks) {
        this.toPeer = toPeer;
        this.multiplexer = multiplexer;
        this.timer = timer;
        this.tasks = tasks;
    }

    void begin(StreamDial dial) {
        if (end != null) {
            dial.complete(new Outcome.Ended(end));
            return;
        }
        queue.add(dial);
        goOn();
        if (!dial.hadItsTurn()) {
            dial.queued(BrokerSettings.CONNECT_TIME, () -> tasks.execute(() -> timeIsUp(dial)));
        }
    }

    private void goOn() {
        while (opening == null && end == null) {
            if (unwanted > 0) {
                unwanted--;
                openUnwanted();
            } else if (acknowledged) {
                openWanted();
            } else if (current == null && !queue.isEmpty()) {
                knock(queue.remove());
            } else {
                return;
            }
        }
    }

    private void knock(StreamDial dial) {
        current = dial;
        lastId = dial.id();
        ambiguous = false;
        dial.turn(() -> tasks.execute(() -> timeIsUp(dial)));
        toPeer.accept(Knocking.knock(dial.id()));
    }

    private void timeIsUp(StreamDial dial) {
        giveUp(dial, dial.hadItsTurn() ? new Outcome.NotServed() : new Outcome.NeverItsTurn(lastId));
    }

    /** Nobody waits for this dial any more. */
    void giveUp(StreamDial dial, Outcome outcome) {
        if (!dial.complete(outcome)) {
            return;
        }
        queue.remove(dial);
        forget(dial);
        if (dial.equals(current)) {
            current = null;
            if (acknowledged) {
                acknowledged = false;
                unwanted++;
            }
        }
        goOn();
    }

    private void forget(StreamDial dial) {
        toBeTold.computeIfPresent(dial.id(), (id, dials) -> {
            dials.remove(dial);
            return dials.isEmpty() ? null : dials;
        });
    }

    /** What the other side says to a knock. */
    void answered(ConnInfo answer) {
        StreamDial dial = current;
        if (dial == null || dial.id() != answer.serviceId() || acknowledged) {
            answeredLate(answer);
        } else if (Knocking.isAboutLater(answer)) {
            current = null;
            toBeTold.computeIfAbsent(dial.id(), id -> new ArrayList<>()).add(dial);
        } else if (!Knocking.refusal(answer).isEmpty()) {
            current = null;
            timer.after(PAUSE, () -> tasks.execute(() -> again(dial)));
        } else if (ambiguous) {
            current = null;
            unwanted++;
            queue.addFirst(dial);
        } else {
            acknowledged = true;
        }
        goOn();
    }

    private void answeredLate(ConnInfo answer) {
        if (!Knocking.isAboutLater(answer) && Knocking.refusal(answer).isEmpty()) {
            unwanted++;
            ambiguous = true;
        }
    }

    private void again(StreamDial dial) {
        if (!dial.isDone()) {
            queue.addFirst(dial);
            goOn();
        }
    }

    /** The other side serves an id that it did not serve before. */
    void served(int id) {
        List<StreamDial> told = toBeTold.remove(id);
        if (told != null) {
            queue.addAll(told);
            goOn();
        }
    }

    private void openWanted() {
        StreamDial dial = current;
        current = null;
        acknowledged = false;
        if (dial == null) {
            return;
        }
        YamuxStream stream = open(dial);
        if (stream != null && !dial.complete(new Outcome.Opened(stream))) {
            stream.reset();
        }
    }

    private @Nullable YamuxStream open(StreamDial dial) {
        try {
            return opened();
        } catch (SessionEndedException e) {
            dial.complete(new Outcome.Ended(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private void openUnwanted() {
        try {
            YamuxStream stream = opened();
            var unused = stream.whenAccepted().thenRun(stream::reset);
        } catch (SessionEndedException e) {
            unwanted = 0;
        }
    }

    private YamuxStream opened() throws SessionEndedException {
        YamuxStream stream = multiplexer.open();
        opening = stream;
        Runnable cancel = timer.after(BrokerSettings.CONNECT_TIME, stream::reset);
        var unused = stream.whenAccepted().thenRun(() -> tasks.execute(() -> settled(stream, cancel)));
        return stream;
    }

    /** The other side has taken the stream, or refused it, or the stream is gone. */
    private void settled(YamuxStream stream, Runnable cancel) {
        cancel.run();
        if (stream.equals(opening)) {
            opening = null;
        }
        goOn();
    }

    void close(String why) {
        if (end != null) {
            return;
        }
        end = why;
        List<StreamDial> waiting = new ArrayList<>(queue);
        toBeTold.values().forEach(waiting::addAll);
        if (current != null) {
            waiting.add(current);
        }
        queue.clear();
        toBeTold.clear();
        current = null;
        waiting.forEach(dial -> dial.complete(new Outcome.Ended(why)));
    }

    /** How many dials wait, and streams are not yet accepted, for tests that nothing is left. */
    int pending() {
        return queue.size() + toBeTold.size() + (current == null ? 0 : 1) + (opening == null ? 0 : 1) + unwanted;
    }
}
