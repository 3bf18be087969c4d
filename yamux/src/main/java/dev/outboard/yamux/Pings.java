package dev.outboard.yamux;

import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The pings that wait for their answers. Any thread. */
final class Pings {

    private final SessionCore session;
    private final AtomicInteger last = new AtomicInteger();
    private final ConcurrentHashMap<Integer, Pending> pending = new ConcurrentHashMap<>();

    /** A question, and when it was asked. The future is completed where nobody's code waits but the session's. */
    private record Pending(CompletableFuture<Duration> answer, long sentAt) {}

    Pings(SessionCore session) {
        this.session = session;
    }

    /** Asks; the future fails when there is no answer in time, or the session ends. */
    CompletableFuture<Duration> send() {
        CompletableFuture<Duration> answer = new CompletableFuture<>();
        int value = last.getAndIncrement();
        pending.put(value, new Pending(answer, session.config().ticker().getAsLong()));
        SessionEndedException end = session.ended();
        if (end != null) {
            fail(value, end);
            return answer;
        }
        Duration timeout = session.config().writeTimeout();
        Future<?> expiry = session.schedule(
                timeout,
                () -> fail(
                        value,
                        new TimeoutException(session.name() + ": the peer did not answer a ping within " + timeout)));
        if (expiry != null) {
            Future<?> unused = answer.whenComplete((roundTrip, failure) -> expiry.cancel(false));
        }
        session.submit(YamuxOp.Control.pingQuestion(value));
        session.flush();
        return answer;
    }

    /** An answer has come; one that nobody waits for is ignored. */
    void onAnswer(int value) {
        Pending ping = pending.remove(value);
        if (ping != null) {
            ping.answer().complete(Duration.ofNanos(session.config().ticker().getAsLong() - ping.sentAt()));
        }
    }

    private void fail(Integer value, IOException why) {
        @Nullable Pending ping = pending.remove(value);
        if (ping != null) {
            ping.answer().completeExceptionally(why);
        }
    }

    void failAll(SessionEndedException end) {
        pending.keySet().forEach(value -> fail(value, end));
    }
}
