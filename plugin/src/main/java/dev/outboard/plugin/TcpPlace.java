package dev.outboard.plugin;

import dev.outboard.internal.handshake.Variables;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.net.Listener;
import dev.outboard.net.PortRange;
import dev.outboard.net.TcpSockets;
import java.io.IOException;
import java.util.Map;

/** Listens on the local machine's own address, on ports of the range that the host allows. */
record TcpPlace(int min, int max) implements ListeningPlace {

    private static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    static TcpPlace of(Map<String, String> variables) {
        int min = port(variables, Variables.MIN_PORT);
        int max = port(variables, Variables.MAX_PORT);
        if (min > max) {
            throw new UnsupportedHostRequestException(
                    Variables.MIN_PORT,
                    "The host's port range is reversed: " + Variables.MIN_PORT + " is " + min + " and "
                            + Variables.MAX_PORT + " is " + max + ". Set the lower one to a lower port, or neither.",
                    null);
        }
        return new TcpPlace(min, max);
    }

    @Override
    public Listener listen() throws IOException {
        try {
            // As in go-plugin, a range from 0 on means any port: the system's choice is the first to be tried.
            return min == 0 ? TcpSockets.listen(HOST, 0) : TcpSockets.listen(HOST, new PortRange(min, max));
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + ". The host sets the range by " + Variables.MIN_PORT + " and "
                            + Variables.MAX_PORT,
                    e);
        }
    }

    private static int port(Map<String, String> variables, String variable) {
        String text = variables.getOrDefault(variable, "");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new UnsupportedHostRequestException(
                    variable, variable + " must be a port from 0 to 65535, or empty, not \"" + text + "\".", null);
        }
        return Integer.parseInt(text);
    }
}
