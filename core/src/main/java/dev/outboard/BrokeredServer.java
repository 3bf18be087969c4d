package dev.outboard;

/** Services that are being served under a broker's id. Any thread may call any method. */
public interface BrokeredServer extends AutoCloseable {

    /**
     * What the other side dials.
     *
     * @return an unsigned number of 32 bits
     */
    int id();

    /**
     * Stops serving at once: cancels calls that are under way, closes their connections and removes the socket. Does not
     * wait. After that the id can be served anew. Idempotent; the end of the main connection does the same.
     */
    @Override
    void close();
}
