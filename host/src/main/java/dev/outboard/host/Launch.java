package dev.outboard.host;

import dev.outboard.PluginSet;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One launch, from a config to a live client. */
final class Launch {

    /** How long a process that broke something off may take to show that it has ended. */
    private static final Duration END_TIME = Duration.ofMillis(200);

    private final LaunchConfig config;
    private final Command command;
    private final String name;
    private final Deadline deadline;
    private final long begin = System.nanoTime();
    private @Nullable Endpoint endpoint;

    Launch(LaunchConfig config, Deadline deadline) {
        this.config = config;
        this.command = command(config.source());
        this.name = config.name() == null ? fileName(command) : config.name();
        this.deadline = deadline;
    }

    private static Command command(PluginSource source) {
        if (source instanceof Command command) {
            return command;
        }
        throw new IllegalStateException("There are no other sources than " + Command.class);
    }

    private static String fileName(Command command) {
        return String.valueOf(Path.of(command.program()).getFileName());
    }

    PluginClient run() {
        PluginProcess process = start();
        try {
            return connect(process);
        } catch (StartFailure e) {
            throw failed(e, process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new StartFailure("the launching thread was interrupted", LaunchException::new, e), process);
        } catch (RuntimeException | Error e) {
            end(process);
            throw e;
        }
    }

    private PluginProcess start() {
        try {
            return ProcessStarter.start(command, config, name);
        } catch (StartFailure e) {
            throw e.exception(new FailureReport(name, e.what())
                    .command(command)
                    .lines("program", ProgramFile.of(command).facts())
                    .toString());
        }
    }

    private PluginClient connect(PluginProcess process) throws StartFailure, InterruptedException {
        HandshakeLine line = HandshakeStep.await(process, deadline);
        endpoint = line.endpoint();
        PluginSet set = Negotiation.agree(line, config.versions());
        PluginEnd end = new PluginEnd(name, process);
        GrpcChannel channel = Connector.connect(line.endpoint(), StreamSecurity.none(), deadline, end::statusAfter);
        try {
            Health.require(channel, deadline);
            return new PluginClient(config, name, line, set, process, channel);
        } catch (StartFailure | RuntimeException | Error e) {
            channel.shutdownNow();
            throw e;
        }
    }

    private LaunchException failed(StartFailure failure, PluginProcess process) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        boolean ended = Waiting.steadily(process.exit(), Deadline.after(END_TIME));
        String state = ended ? process.exit().join().toString() : "was still running and has been ended";
        end(process);
        StartFailure known = ended ? failure.afterEnd(process.exit().join()) : failure;
        return known.exception(new FailureReport(name, known.what())
                .command(command)
                .waited(waited)
                .state(state)
                .lines("last lines on stderr", process.lastStderr())
                .lines("last lines on stdout", process.lastStdout())
                .lines("program", ProgramFile.of(command).facts())
                .toString());
    }

    private void end(PluginProcess process) {
        if (!process.exit().isDone()) {
            process.end(process.tree());
        }
        SocketFiles.remove(endpoint, new PluginLog(name));
    }
}
