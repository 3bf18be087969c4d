package dev.outboard;

import dev.outboard.internal.reattach.ReattachJson;
import dev.outboard.net.Endpoint;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a host must know to attach to a plugin which is running already: the fields of go-plugin's {@code
 * ReattachConfig}. It can be written as JSON and read again, in the form of Terraform's {@code TF_REATTACH_PROVIDERS}.
 *
 * @param protocol what the plugin speaks
 * @param protocolVersion the application's protocol version that it serves, 0 or more
 * @param endpoint where it listens: Unix or TCP
 * @param pid its process, positive
 * @param processStart when that process began, to tell it from a later one with the same id; null when it is not known,
 *     as in descriptors of go-plugin
 * @param test whether it is served in test mode, inside a process that is not the host's to end: a host attached to it
 *     neither shuts it down nor kills it
 */
public record ReattachDescriptor(
        Protocol protocol,
        int protocolVersion,
        Endpoint endpoint,
        long pid,
        @Nullable Instant processStart,
        boolean test) {

    /**
     * Checks the values.
     *
     * @param protocol what the plugin speaks
     * @param protocolVersion 0 or more
     * @param endpoint Unix or TCP
     * @param pid positive
     * @param processStart null when it is not known
     * @param test whether it is served in test mode
     * @throws IllegalArgumentException when one is not as said
     */
    public ReattachDescriptor {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(endpoint, "endpoint");
        Versions.check(protocolVersion);
        if (endpoint instanceof Endpoint.Local || endpoint instanceof Endpoint.Inner) {
            throw new IllegalArgumentException("No other process can reach a plugin at " + endpoint);
        }
        if (pid <= 0) {
            throw new IllegalArgumentException("A process id is positive, not " + pid);
        }
    }

    /**
     * A descriptor of a process whose start is not known.
     *
     * @param protocol what the plugin speaks
     * @param protocolVersion the application's protocol version that it serves, 0 or more
     * @param endpoint where it listens: Unix or TCP
     * @param pid its process, positive
     * @param test whether it is served in test mode
     * @throws IllegalArgumentException when one is not as said
     */
    public ReattachDescriptor(Protocol protocol, int protocolVersion, Endpoint endpoint, long pid, boolean test) {
        this(protocol, protocolVersion, endpoint, pid, null, test);
    }

    /**
     * Reads descriptors, for example the value of {@code TF_REATTACH_PROVIDERS}.
     *
     * @param json an object with a name for each descriptor; members that are not known are skipped
     * @return the descriptors by name, in the text's order
     * @throws ReattachFormatException when the text is something else, or a part is missing or wrong
     */
    public static Map<String, ReattachDescriptor> parse(String json) {
        return ReattachJson.parse(json);
    }

    /**
     * Writes descriptors, for example as the value of {@code TF_REATTACH_PROVIDERS}.
     *
     * @param descriptors the descriptors by name; Terraform's names are the providers' addresses
     * @return JSON in one line, as {@link #parse} and Terraform read it
     */
    public static String format(Map<String, ReattachDescriptor> descriptors) {
        return ReattachJson.format(descriptors);
    }
}
