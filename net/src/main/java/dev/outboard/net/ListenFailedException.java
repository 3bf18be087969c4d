package dev.outboard.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Nobody can listen there: the address or file is taken, the directory is missing or barred, no port is free. */
public class ListenFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what failed.
     *
     * @param address where to listen
     * @param reason why that is not possible and what to do, for a person
     * @param cause what the system said, if anything
     */
    public ListenFailedException(String address, String reason, @Nullable Throwable cause) {
        super("cannot listen on " + address + ": " + reason, cause);
    }
}
