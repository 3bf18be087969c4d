package dev.outboard;

/**
 * The broker is at its end, before or during the call: the connection was closed by either side, was lost, or the other
 * side has no broker.
 */
public final class BrokerClosedException extends BrokerException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message why it is at its end, and what to do next
     */
    public BrokerClosedException(String message) {
        super(message, null);
    }
}
