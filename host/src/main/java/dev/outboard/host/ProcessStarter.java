package dev.outboard.host;

import dev.outboard.host.Command.HostEnvironment;
import dev.outboard.internal.handshake.Variables;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts a command as a plugin. */
final class ProcessStarter {

    private ProcessStarter() {}

    /** @throws StartFailure when the system does not start it */
    static PluginProcess start(Command command, LaunchConfig config, String name) throws StartFailure {
        // stdin is the host's own: a plugin may talk to the terminal.
        ProcessBuilder builder = new ProcessBuilder(command.line()).redirectInput(Redirect.INHERIT);
        if (command.directory() != null) {
            builder.directory(command.directory().toFile());
        }
        setEnvironment(builder.environment(), command, config);
        try {
            return PluginProcess.watching(builder.start(), name, config.stderr());
        } catch (IOException e) {
            throw ProgramFile.of(command).whyNotStarted(e);
        }
    }

    private static void setEnvironment(Map<String, String> variables, Command command, LaunchConfig config) {
        if (command.hostEnvironment() == HostEnvironment.HIDDEN) {
            variables.clear();
        }
        // A host may be a plugin itself; what its own host asked of it is not meant for this one.
        variables.remove(Variables.CLIENT_CERTIFICATE);
        variables.remove(Variables.MULTIPLEX);
        variables.remove(Variables.HANDSHAKE_DESCRIPTOR);
        variables.putAll(command.environment());
        variables.put(config.handshake().cookieKey(), config.handshake().cookieValue());
        variables.put(Variables.MIN_PORT, Integer.toString(config.ports().min()));
        variables.put(Variables.MAX_PORT, Integer.toString(config.ports().max()));
        variables.put(
                Variables.PROTOCOL_VERSIONS,
                config.versions().keySet().stream().map(String::valueOf).collect(Collectors.joining(",")));
        variables.put(
                Variables.HOST_PROCESS, Long.toString(ProcessHandle.current().pid()));
    }
}
