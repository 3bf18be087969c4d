package dev.outboard.internal.place;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.UnixSockets;
import java.io.IOException;

/** Connects to whatever another process listens on. */
public final class Dialling {

    private Dialling() {}

    /**
     * Connects.
     *
     * @param endpoint Unix or TCP
     * @throws dev.outboard.net.TimeoutException when there was no answer before the deadline
     * @throws IOException when there is nobody; the message continues "This process …"
     */
    public static Connection connect(Endpoint endpoint, Deadline deadline) throws IOException {
        if (endpoint instanceof Endpoint.Unix unix) {
            return UnixSockets.connect(unix.path(), deadline);
        }
        if (endpoint instanceof Endpoint.Tcp tcp) {
            return TcpSockets.connect(tcp.host(), tcp.port(), deadline);
        }
        throw new IllegalArgumentException("Another process cannot be reached at " + endpoint);
    }
}
