package dev.outboard.internal.mux;

import dev.outboard.BrokeredServer;
import dev.outboard.internal.mux.Meetings.Outcome;
import dev.outboard.net.Connection;
import dev.outboard.netrpc.RpcServer;
import dev.outboard.netrpc.RpcServing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Methods that are served to whoever dials an id, once. */
final class BrokeredMethods implements BrokeredServer {

    /** What there is to close. */
    private sealed interface State {

        /** Nobody has dialled yet. */
        record Expecting() implements State {}

        record Serving(RpcServing serving) implements State {}

        record Closed() implements State {}
    }

    private final int id;
    private final Meetings meetings;
    private final CompletableFuture<Outcome> meeting;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Expecting());

    BrokeredMethods(int id, Meetings meetings, CompletableFuture<Outcome> meeting) {
        this.id = id;
        this.meetings = meetings;
        this.meeting = meeting;
    }

    @Override
    public int id() {
        return id;
    }

    /** The other side has dialled. */
    void serve(RpcServer server, Connection connection) {
        State.Serving serving = new State.Serving(server.serve(new ConnectionStream(connection)));
        @Nullable State before = state.getAndUpdate(now -> now instanceof State.Closed ? now : serving);
        if (before instanceof State.Closed) {
            serving.serving.close();
        }
    }

    @Override
    public void close() {
        meetings.giveUp(id, meeting);
        if (state.getAndSet(new State.Closed()) instanceof State.Serving now) {
            now.serving.close();
        }
    }
}
