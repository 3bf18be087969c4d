package dev.outboard.host;

import dev.outboard.ReattachDescriptor;
import java.util.Objects;

/**
 * A plugin that is running already: another host has started it, or a person who debugs it.
 *
 * <p>Closing the client stops the plugin, as if this host had started it, unless it is served in test mode: then the client
 * only goes away.
 *
 * <p>The version in the descriptor must be among the config's. Descriptors by go-plugin's hosts have version 0 in place of
 * the true one; it stands for the only version of a config that has no other.
 *
 * @param descriptor where the plugin is
 */
public record Reattach(ReattachDescriptor descriptor) implements PluginSource {

    /**
     * Checks that there is a descriptor.
     *
     * @param descriptor where the plugin is
     */
    public Reattach {
        Objects.requireNonNull(descriptor, "descriptor");
    }
}
