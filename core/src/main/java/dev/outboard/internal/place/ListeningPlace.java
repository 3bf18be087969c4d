package dev.outboard.internal.place;

import dev.outboard.net.Listener;
import java.io.IOException;

/** Where a process can listen, as often as it needs to. Any thread may call any method. */
public interface ListeningPlace extends AutoCloseable {

    /**
     * Listens at an endpoint that nobody has had before.
     *
     * @return accepts already
     * @throws IOException when there is no way to listen; the message continues "This process …" and says what to do
     */
    Listener listen() throws IOException;

    /** Removes what the place itself has left; its listeners are closed before. Idempotent. */
    @Override
    default void close() {}
}
