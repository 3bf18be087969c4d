package dev.outboard.internal.broker;

import dev.outboard.BrokerException;
import dev.outboard.internal.broker.StreamDial.Outcome;
import dev.outboard.internal.timer.Timer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import dev.outboard.net.Listener;
import io.grpc.SynchronizationContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A stream inside the one connection for each brokered connection. Which id a stream is for the sides tell each other by knocks
 * before. Nobody waits but who dials.
 */
final class StreamTransport implements BrokerTransport {

    private final String peer;
    private final Timer timer;

    /** Runs all that happens one after another, in order, and without a lock that would be held while messages are written. */
    private final SynchronizationContext tasks =
            new SynchronizationContext((thread, bug) -> close("it failed on this side (" + bug + ")"));

    // Of the tasks alone.
    private final Knocks knocks;
    private final KnockAnswers answers;

    /**
     * The transport of a multiplexed connection, which passes streams on to it.
     *
     * @param toPeer sends to the other side, without waiting
     * @param settings the broker's
     */
    StreamTransport(Consumer<ConnInfo> toPeer, Multiplexer multiplexer, BrokerSettings settings) {
        this.peer = settings.peer();
        this.timer = settings.timer();
        this.knocks = new Knocks(toPeer, multiplexer, timer, tasks);
        this.answers = new KnockAnswers(toPeer, multiplexer::refuse);
        multiplexer.passTo(stream -> tasks.execute(() -> answers.arrived(stream)));
    }

    @Override
    public Listener accept(int id) {
        KnockedListener listener = new KnockedListener(id, closed -> tasks.execute(() -> answers.closed(closed)));
        tasks.execute(() -> answers.serve(listener));
        return listener;
    }

    @Override
    public Connection dial(int id, Duration timeout) {
        StreamDial dial = new StreamDial(id, timeout, timer);
        tasks.execute(() -> knocks.begin(dial));
        DialFailures failures = new DialFailures(peer, id);
        Outcome outcome;
        try {
            outcome = dial.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(dial, failures.interrupted(e));
        }
        if (outcome instanceof Outcome.Opened opened) {
            return opened.stream();
        }
        if (outcome instanceof Outcome.Ended ended) {
            throw failures.ended(ended.why());
        }
        if (outcome instanceof Outcome.NeverItsTurn turn) {
            throw failures.neverItsTurn(BrokerSettings.CONNECT_TIME, turn.before());
        }
        throw failures.notServed(timeout);
    }

    private BrokerException givenUp(StreamDial dial, BrokerException failure) {
        tasks.execute(() -> {
            knocks.giveUp(dial, new Outcome.GivenUp());
            dial.discard();
        });
        return failure;
    }

    @Override
    public void received(ConnInfo info) {
        tasks.execute(() -> {
            if (Knocking.isKnock(info)) {
                answers.knocked(info);
            } else if (Knocking.isAnswer(info)) {
                knocks.answered(info);
            } else if (Knocking.isAboutLater(info)) {
                knocks.served(info.serviceId());
            }
        });
    }

    @Override
    public void close(String why) {
        tasks.execute(() -> {
            knocks.close(why);
            answers.close();
        });
    }

    /** How much is going on, for tests that nothing is left. */
    int pending() {
        CompletableFuture<Integer> pending = new CompletableFuture<>();
        tasks.execute(() -> pending.complete(knocks.pending() + answers.known()));
        return pending.join();
    }
}
