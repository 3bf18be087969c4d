package dev.outboard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The other side did not serve an id in time, or did not answer where it said that it does. */
public final class BrokerTimeoutException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /** The id that was dialled. */
    private final int id;
    /** How long this side waited. */
    private final Duration waited;

    /**
     * Says who waited for what.
     *
     * @param message what did not happen, and what to do next
     * @param id the id that was dialled
     * @param waited how long for
     * @param cause what it comes from, or null
     */
    public BrokerTimeoutException(String message, int id, Duration waited, @Nullable Throwable cause) {
        super(message, cause);
        this.id = id;
        this.waited = waited;
    }

    /**
     * The id that was dialled.
     *
     * @return an unsigned number of 32 bits
     */
    public int id() {
        return id;
    }

    /**
     * How long this side waited.
     *
     * @return the timeout
     */
    public Duration waited() {
        return waited;
    }
}
