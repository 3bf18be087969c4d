package dev.outboard.plugin;

import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.timer.Timer;
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
        Consumer<String> complaints = System.err::println;
        return new Surroundings(
                variables,
                HandshakeOutput.of(variables, complaints),
                complaints,
                StandardStreams.OfProcess.STREAMS,
                new ThreadTimer("outboard-lifetime"),
                new HostWatch(),
                () -> ProcessHandle.current().parent());
    }
}
