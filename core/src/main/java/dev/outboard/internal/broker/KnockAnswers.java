package dev.outboard.internal.broker;

import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.yamux.YamuxStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The side that serves: answers knocks, and gives each stream that comes to whom it was acknowledged for. Knocks and streams
 * are looked at in the order in which the other side sent them, whichever way they came.
 *
 * <p>A side on go-plugin sends a knock only when it has opened the stream for the last one, or has given that up; so its next
 * knock shows that no stream comes for the ones before. Not safe for threads; belongs to the transport's tasks.
 */
final class KnockAnswers {

    /** So many acknowledged streams may be missing; a peer in order has one. */
    private static final int MAX_GRANTED = 1_000;

    private final Consumer<ConnInfo> toPeer;
    private final Consumer<YamuxStream> refuse;
    private final Map<Integer, KnockedListener> served = new HashMap<>();

    /** For whom the next streams are. */
    private final Deque<KnockedListener> granted = new ArrayDeque<>();

    /** The id of a knock that waits for its answer until the id is served; of a side that cannot be told later. */
    private @Nullable Integer waiting;

    /** Whether the other side wants to hear of ids that are served from now on. */
    private boolean tells;

    private boolean ended;

    /** @param refuse is given streams that nobody has knocked for */
    KnockAnswers(Consumer<ConnInfo> toPeer, Consumer<YamuxStream> refuse) {
        this.toPeer = toPeer;
        this.refuse = refuse;
    }

    void serve(KnockedListener listener) {
        if (ended) {
            return;
        }
        int id = listener.id();
        served.put(id, listener);
        if (waiting != null && waiting == id) {
            waiting = null;
            grant(listener);
        }
        if (tells) {
            toPeer.accept(Knocking.servedNow(id));
        }
    }

    void closed(KnockedListener listener) {
        served.remove(listener.id(), listener);
    }

    void knocked(ConnInfo knock) {
        int id = knock.serviceId();
        KnockedListener listener = served.get(id);
        if (Knocking.isAboutLater(knock)) {
            tells = true;
        } else {
            granted.clear();
            waiting = null;
        }
        if (listener != null) {
            grant(listener);
        } else if (Knocking.isAboutLater(knock)) {
            toPeer.accept(Knocking.notYet(id));
        } else {
            waiting = id;
        }
    }

    private void grant(KnockedListener listener) {
        if (granted.size() >= MAX_GRANTED) {
            toPeer.accept(Knocking.refusal(
                    listener.id(), "the last " + MAX_GRANTED + " knocks were not followed by their streams"));
            return;
        }
        granted.add(listener);
        toPeer.accept(Knocking.acknowledgement(listener.id()));
    }

    void arrived(YamuxStream stream) {
        KnockedListener listener = granted.poll();
        if (listener != null) {
            listener.offer(stream);
            return;
        }
        if (ended) {
            stream.reset();
        } else {
            refuse.accept(stream);
        }
    }

    void close() {
        ended = true;
        served.clear();
        granted.clear();
        waiting = null;
    }

    /** How many ids are served, and streams expected, for tests that nothing is left. */
    int known() {
        return served.size() + granted.size() + (waiting == null ? 0 : 1);
    }
}
