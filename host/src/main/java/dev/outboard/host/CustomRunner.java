package dev.outboard.host;

import java.util.Objects;

/**
 * A plugin that is started by a runner of the application's, not as a process of this host.
 *
 * @param name what to call the plugin in messages and logs, unless the config has a name; not empty
 * @param runner starts it; one runner may start any number
 */
public record CustomRunner(String name, PluginRunner runner) implements PluginSource {

    /**
     * Checks the parts.
     *
     * @param name what to call the plugin, not empty
     * @param runner starts it
     * @throws IllegalArgumentException when the name is empty
     */
    public CustomRunner {
        Objects.requireNonNull(runner, "runner");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name of a plugin in a custom runner is empty");
        }
    }
}
