package dev.outboard.internal.broker;

import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import java.time.Duration;

/**
 * What a dial fails with, whatever it goes over.
 *
 * @param peer who is on the other side
 * @param id what was dialled
 */
record DialFailures(String peer, int id) {

    private String name() {
        return "Broker id " + Integer.toUnsignedString(id);
    }

    /** The other side does not serve the id. */
    BrokerTimeoutException notServed(Duration waited) {
        return new BrokerTimeoutException(
                "Waited " + Durations.text(waited) + " for " + peer + " to serve broker id "
                        + Integer.toUnsignedString(id)
                        + ", and it did not. It must accept this very id, not long before it is dialled; if it needs more"
                        + " time, raise brokerTimeout or dial with a longer timeout.",
                id,
                waited,
                null);
    }

    /** The broker has ended. */
    BrokerClosedException ended(String why) {
        return new BrokerClosedException(
                name() + " cannot be dialled: " + why + "; what is still needed of it takes a new connection");
    }

    /** The calling thread was interrupted. */
    BrokerException interrupted(InterruptedException e) {
        return new BrokerException(
                "Interrupted while waiting for " + peer + " to serve broker id " + Integer.toUnsignedString(id), e);
    }

    /** Dials that came before have not been answered. */
    BrokerTimeoutException neverItsTurn(Duration waited, int before) {
        return new BrokerTimeoutException(
                name() + " was not dialled within " + Durations.text(waited) + ": in a multiplexed connection " + peer
                        + " is asked for one id after another, and has not yet answered for id "
                        + Integer.toUnsignedString(before)
                        + ". Both sides must agree on the ids that are served; dial an id when it is.",
                id,
                waited,
                null);
    }
}
