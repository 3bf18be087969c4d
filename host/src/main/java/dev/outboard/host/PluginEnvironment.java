package dev.outboard.host;

import dev.outboard.internal.handshake.Variables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variables by which a host prepares a plugin. */
final class PluginEnvironment {

    /** Variables that hosts set. A host may be a plugin itself; what its own host asked of it is not meant for this one. */
    static final Set<String> OF_HOSTS = Set.of(
            Variables.PROTOCOL_VERSIONS,
            Variables.MIN_PORT,
            Variables.MAX_PORT,
            Variables.CLIENT_CERTIFICATE,
            Variables.MULTIPLEX,
            Variables.UNIX_SOCKET_DIRECTORY,
            Variables.UNIX_SOCKET_GROUP,
            Variables.HOST_PROCESS,
            Variables.HANDSHAKE_DESCRIPTOR,
            Variables.LAUNCH);

    private PluginEnvironment() {}

    /**
     * Those of the plugin protocol.
     *
     * @param security what is to be said about the security of connections
     * @param socketDirectory where the plugin is to make its sockets, or null when that is its own choice
     */
    static Map<String, String> of(LaunchConfig config, LaunchSecurity security, @Nullable Path socketDirectory) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(config.handshake().cookieKey(), config.handshake().cookieValue());
        variables.put(Variables.MIN_PORT, Integer.toString(config.ports().min()));
        variables.put(Variables.MAX_PORT, Integer.toString(config.ports().max()));
        variables.put(
                Variables.PROTOCOL_VERSIONS,
                config.versions().keySet().stream().map(String::valueOf).collect(Collectors.joining(",")));
        if (socketDirectory != null) {
            variables.put(Variables.UNIX_SOCKET_DIRECTORY, socketDirectory.toString());
        }
        if (config.socketGroup() != null) {
            variables.put(Variables.UNIX_SOCKET_GROUP, config.socketGroup());
        }
        if (config.brokerWay() == BrokerWay.STREAMS) {
            variables.put(Variables.MULTIPLEX, "true");
        }
        variables.putAll(security.variables());
        return variables;
    }

    /**
     * The same for a program whose environment may have come down from this process's own: what this host's host has asked
     * of it is covered by empty values, which mean what absence means.
     */
    static Map<String, String> overOwn(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        OF_HOSTS.forEach(name -> all.putIfAbsent(name, ""));
        return all;
    }
}
