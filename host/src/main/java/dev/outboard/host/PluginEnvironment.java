package dev.outboard.host;

import dev.outboard.internal.handshake.Variables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variables by which a host prepares a plugin. */
final class PluginEnvironment {

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

    /** A host may be a plugin itself; what its own host asked of it is not meant for this one. */
    static void forgetOwnHost(Map<String, String> variables) {
        variables.remove(Variables.CLIENT_CERTIFICATE);
        variables.remove(Variables.MULTIPLEX);
        variables.remove(Variables.HANDSHAKE_DESCRIPTOR);
        variables.remove(Variables.UNIX_SOCKET_DIRECTORY);
        variables.remove(Variables.UNIX_SOCKET_GROUP);
    }
}
