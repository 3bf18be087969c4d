package dev.outboard.plugin;

import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.net.Listener;
import java.io.IOException;

/**
 * Where a plugin listens.
 *
 * @param place the directory of the sockets, or the range of ports
 * @param listener accepts main connections already
 */
record Ground(ListeningPlace place, Listener listener) implements AutoCloseable {

    /** Begins to listen. */
    static Ground of(ServeConfig config, Surroundings surroundings) {
        ListeningPlace place = switch (config.network()) {
            case UNIX -> UnixPlace.of("plugin", surroundings.variables());
            case TCP -> TcpPlace.of(surroundings.variables());
        };
        try {
            return new Ground(place, place.listen());
        } catch (IOException e) {
            place.close();
            throw new ListenException("This plugin " + e.getMessage(), e);
        }
    }

    /** Stops listening, and removes the directory of the sockets. */
    @Override
    public void close() {
        listener.close();
        place.close();
    }
}
