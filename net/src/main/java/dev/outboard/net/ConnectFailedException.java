package dev.outboard.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No connection could be made: nobody listens there, the name is unknown, the way is barred. */
public class ConnectFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Endpoint endpoint;

    /**
     * Says what failed.
     *
     * @param endpoint where the connection should have gone
     * @param reason why there is none, for a person
     * @param cause what the system said, if anything
     */
    public ConnectFailedException(Endpoint endpoint, String reason, @Nullable Throwable cause) {
        super("cannot connect to " + endpoint + ": " + reason, cause);
        this.endpoint = endpoint;
    }

    /**
     * Where the connection should have gone.
     *
     * @return the endpoint
     */
    public Endpoint endpoint() {
        return endpoint;
    }
}
