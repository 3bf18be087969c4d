package dev.outboard.internal.mux;

import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.BrokeredServer;
import dev.outboard.MuxBroker;
import dev.outboard.NetRpcPlugin;
import dev.outboard.gob.Gob;
import dev.outboard.internal.mux.Meetings.Outcome;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcServer;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The broker of one connection between a host and a net/rpc plugin, on either side. */
final class SessionBroker implements MuxBroker {

    private final YamuxSession session;
    private final MuxSettings settings;
    private final Meetings meetings;
    private final AtomicInteger lastId = new AtomicInteger();

    /** Reads ids and answers them: what may wait for the other side, or for the log. */
    private final ThreadPoolExecutor greeters = DaemonThreads.pool("outboard-mux-greeter");

    SessionBroker(YamuxSession session, MuxSettings settings) {
        this.session = session;
        this.settings = settings;
        this.meetings = new Meetings(settings.timer(), settings.timeout());
    }

    /**
     * Takes a stream of the other side's. Does not wait.
     *
     * @param onGreeted run when the stream's id is known, or never will be
     */
    void arrived(YamuxStream stream, Runnable onGreeted) {
        greeters.execute(() -> {
            try {
                arrived(Greeting.receive(stream, deadline(settings.timeout())), stream);
            } catch (IOException e) {
                stream.reset();
                if (meetings.end() == null) {
                    settings.warnings()
                            .accept("A stream of " + settings.peer() + " did not say for which broker id it is ("
                                    + e.getMessage() + "); it was refused");
                }
            } finally {
                onGreeted.run();
            }
        });
    }

    private void arrived(int id, YamuxStream stream) {
        Meetings.Arrived arrived = meetings.arrived(id, stream);
        if (arrived != Meetings.Arrived.TAKEN) {
            stream.reset();
        }
        if (arrived == Meetings.Arrived.REFUSED) {
            settings.warnings()
                    .accept("A stream of " + settings.peer() + " for " + name(id) + " was refused, and so are others to"
                            + " come: " + Meetings.MAX_ARRIVALS + " wait already for ids that nobody accepts here. Each"
                            + " side must accept the ids that it gives away");
        }
    }

    @Override
    public int nextId() {
        return lastId.incrementAndGet();
    }

    @Override
    public Connection accept(int id) {
        return accept(id, settings.timeout());
    }

    @Override
    public Connection accept(int id, Duration timeout) {
        checkPositive(timeout);
        CompletableFuture<Outcome> meeting = meetings.accept(id, timeout);
        try {
            return accepted(id, meeting.get(), timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            meetings.giveUp(id, meeting);
            if (meeting.join() instanceof Outcome.Met met) {
                met.stream().reset();
            }
            throw new BrokerException("Interrupted while waiting for " + settings.peer() + " to dial " + name(id), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Outcomes are values, also those of failures", e);
        }
    }

    private Connection accepted(int id, Outcome outcome, Duration timeout) {
        if (outcome instanceof Outcome.Met met) {
            return greetedBack(id, met.stream());
        }
        throw failure(id, outcome, timeout);
    }

    private Connection greetedBack(int id, YamuxStream stream) {
        try {
            Greeting.send(stream, id, deadline(settings.timeout()));
            return stream;
        } catch (IOException e) {
            stream.reset();
            throw new BrokerException(
                    settings.peer() + " has dialled " + name(id) + " and gone away again (" + e.getMessage() + ")", e);
        }
    }

    private BrokerException failure(int id, Outcome outcome, Duration timeout) {
        if (outcome instanceof Outcome.Taken) {
            return new BrokerException(
                    name(id) + " is being accepted already; take one that is new from nextId()", null);
        }
        if (outcome instanceof Outcome.Ended ended) {
            return closed(id, "accepted", ended.why());
        }
        return new BrokerTimeoutException(
                "Waited " + timeout.toMillis() + " ms for " + settings.peer() + " to dial " + name(id)
                        + ", and it did not. It must dial this very id, not long before or after it is accepted; if it needs"
                        + " more time, raise brokerTimeout or accept with a longer timeout.",
                id,
                timeout,
                null);
    }

    private BrokerClosedException closed(int id, String what, String why) {
        return new BrokerClosedException(
                name(id) + " cannot be " + what + ": " + why + "; what is still needed of it takes a new connection");
    }

    @Override
    public BrokeredServer acceptAndServe(int id, RpcServer server) {
        CompletableFuture<Outcome> meeting = meetings.accept(id, settings.timeout());
        Outcome already = meeting.getNow(new Outcome.GivenUp());
        if (already instanceof Outcome.Taken || already instanceof Outcome.Ended) {
            throw failure(id, already, settings.timeout());
        }
        BrokeredMethods served = new BrokeredMethods(id, meetings, meeting);
        var unused = meeting.thenAcceptAsync(outcome -> serve(served, server, outcome), greeters);
        return served;
    }

    private void serve(BrokeredMethods served, RpcServer server, Outcome outcome) {
        if (outcome instanceof Outcome.GivenUp || outcome instanceof Outcome.Ended) {
            return;
        }
        try {
            served.serve(server, accepted(served.id(), outcome, settings.timeout()));
        } catch (BrokerException e) {
            // Nobody waits for it here.
            settings.warnings().accept(e.getMessage());
        }
    }

    @Override
    public <T> BrokeredServer acceptAndServe(int id, NetRpcPlugin<T> plugin, T implementation) {
        return acceptAndServe(id, ServedMethods.server(plugin, implementation, this, settings));
    }

    @Override
    public Connection dial(int id) {
        return dial(id, settings.timeout());
    }

    @Override
    public Connection dial(int id, Duration timeout) {
        checkPositive(timeout);
        Deadline deadline = deadline(timeout);
        YamuxStream stream = opened(id, timeout, deadline);
        try {
            Greeting.send(stream, id, deadline);
            int answer = Greeting.receive(stream, deadline);
            if (answer == id) {
                return stream;
            }
            stream.reset();
            throw new BrokerException(
                    settings.peer() + " has answered to " + name(id) + " as if it were "
                            + Integer.toUnsignedString(answer) + "; it may not be a broker",
                    null);
        } catch (IOException e) {
            stream.reset();
            throw notAccepted(id, timeout, e);
        }
    }

    private YamuxStream opened(int id, Duration timeout, Deadline deadline) {
        try {
            return session.open(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Interrupted while dialling " + name(id), e);
        } catch (IOException e) {
            throw notAccepted(id, timeout, e);
        }
    }

    private BrokerException notAccepted(int id, Duration timeout, IOException e) {
        if (!session.isOpen()) {
            String why = meetings.end();
            return closed(id, "dialled", why == null ? String.valueOf(e.getMessage()) : why);
        }
        String how = e instanceof TimeoutException
                ? "Waited " + timeout.toMillis() + " ms for " + settings.peer() + " to accept " + name(id)
                        + ", and it did not"
                : settings.peer() + " has not accepted " + name(id) + ", for which it has waited as long as it does";
        return new BrokerTimeoutException(
                how + ". It must accept this very id, not long before or after it is dialled.", id, timeout, e);
    }

    @Override
    public RpcClient client(int id, Gob gob) {
        return RpcClient.start(new ConnectionStream(dial(id)), gob, settings.whyEnded());
    }

    private Deadline deadline(Duration timeout) {
        return settings.timer().deadline(timeout);
    }

    private static String name(int id) {
        return "broker id " + Integer.toUnsignedString(id);
    }

    private static void checkPositive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout must be positive, not " + timeout);
        }
    }

    /** Ends every wait; connections end with the session. */
    void end(String why) {
        meetings.close(why);
        DaemonThreads.retire(greeters);
    }

    /** How much is going on, for tests that nothing is left. */
    int pending() {
        return meetings.pending();
    }
}
