package dev.outboard.host;

import dev.outboard.internal.handshake.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a host asks of a {@link PluginRunner}. Immutable.
 *
 * @param environment the variables that the plugin must find in its environment: the magic cookie and those of the plugin
 *     protocol, some of them empty in place of what this host's own host has set; whether it finds others is the runner's
 *     choice
 * @param socketDirectory a directory made for this launch alone, as the host sees it: the plugin must be able to make its
 *     sockets there. It is removed after the plugin's end
 * @param startTimeout how long the plugin may take from now to its first answer
 */
public record RunRequest(Map<String, String> environment, Path socketDirectory, Duration startTimeout) {

    /**
     * Copies the environment.
     *
     * @param environment the variables that the plugin must find in its environment
     * @param socketDirectory a directory made for this launch alone, as the host sees it
     * @param startTimeout how long the plugin may take from now to its first answer
     */
    public RunRequest {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /**
     * The environment for a plugin that sees the socket directory elsewhere.
     *
     * @param socketDirectory the directory's path as the plugin sees it
     * @return a new map, in which the plugin is told this path
     */
    public Map<String, String> environment(String socketDirectory) {
        Map<String, String> translated = new LinkedHashMap<>(environment);
        translated.put(Variables.UNIX_SOCKET_DIRECTORY, socketDirectory);
        return translated;
    }
}
