package dev.outboard.plugin;

import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.timer.Timer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a plugin finds around it.
 *
 * @param variables the environment
 * @param handshakeOutput takes the handshake line
 * @param complaints takes lines for people; they become log entries of the host
 * @param streams what the program prints to
 * @param timer runs things later
 * @param hostWatch notices the host's end
 * @param parent the process that started this one
 */
record Surroundings(
        Map<String, String> variables,
        HandshakeOutput handshakeOutput,
        Consumer<String> complaints,
        StandardStreams streams,
        Timer timer,
        HostWatch hostWatch,
        Supplier<Optional<ProcessHandle>> parent) {

    /** Those of this process. */
    static Surroundings ofProcess() {
        Map<String, String> variables = System.getenv();
        PrintStream log = System.err;
        Consumer<String> complaints = line -> print(line, log);
        return new Surroundings(
                variables,
                HandshakeOutput.of(variables, complaints),
                complaints,
                StandardStreams.OfProcess.STREAMS,
                new ThreadTimer("outboard-lifetime"),
                new HostWatch(),
                () -> ProcessHandle.current().parent());
    }

    /** In UTF-8, in which hosts read it, whatever this process's locale is; and at once, so that lines do not mix. */
    private static void print(String line, PrintStream log) {
        byte[] bytes = (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        log.write(bytes, 0, bytes.length);
        log.flush();
    }
}
