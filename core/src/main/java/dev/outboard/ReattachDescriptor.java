package dev.outboard;

import dev.outboard.net.Endpoint;
import java.util.Objects;

/**
 * All that a host must know to attach to a plugin which is running already: the fields of go-plugin's {@code ReattachConfig}.
 *
 * @param protocol what the plugin speaks
 * @param protocolVersion the application's protocol version that it serves, 0 or more
 * @param endpoint where it listens: Unix or TCP
 * @param pid its process, positive
 * @param test whether it is served in test mode, inside a process that is not the host's to end: a host attached to it
 *     neither shuts it down nor kills it
 */
public record ReattachDescriptor(Protocol protocol, int protocolVersion, Endpoint endpoint, long pid, boolean test) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is not as said
     */
    public ReattachDescriptor {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(endpoint, "endpoint");
        Versions.check(protocolVersion);
        if (endpoint instanceof Endpoint.Local) {
            throw new IllegalArgumentException("No other process can reach a plugin at " + endpoint);
        }
        if (pid <= 0) {
            throw new IllegalArgumentException("A process id is positive, not " + pid);
        }
    }
}
