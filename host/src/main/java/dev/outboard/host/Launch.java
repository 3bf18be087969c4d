package dev.outboard.host;

import dev.outboard.Handshake;
import dev.outboard.PluginSet;
import dev.outboard.host.Session.Tie;
import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One launch, from a config to a live client. */
final class Launch {

    /** How long a process that broke something off may take to show that it has ended. */
    private static final Duration END_TIME = Duration.ofMillis(200);

    private static final ExitStatus REFUSED = new ExitStatus(1);

    private final LaunchConfig config;
    private final ProgramStart start;
    private final String name;
    private final PluginLog log;
    private final Deadline deadline;
    private final Leavings leavings = new Leavings();
    private final long begin = System.nanoTime();
    private ExitHook hook = ExitHook.none();
    private @Nullable Path sockets;
    private @Nullable Endpoint endpoint;

    Launch(LaunchConfig config, ProgramStart start, Deadline deadline) {
        this.config = config;
        this.start = start;
        this.name = config.name() == null ? start.defaultName() : config.name();
        this.log = new PluginLog(name);
        this.deadline = deadline;
    }

    PluginClient run() {
        LaunchSecurity security = security();
        PluginProcess process = start(security);
        try {
            return connect(process, security);
        } catch (StartFailure e) {
            throw failed(Thread.currentThread().isInterrupted() ? interrupted(e) : e, process);
        } catch (InterruptedException e) {
            throw failed(interrupted(e), process);
        } catch (RuntimeException | Error e) {
            end(process);
            throw e;
        }
    }

    private LaunchSecurity security() {
        try {
            return LaunchSecurity.begin(config.security());
        } catch (StartFailure e) {
            throw notStarted(e);
        }
    }

    private PluginProcess start(LaunchSecurity security) {
        try {
            sockets = socketDirectory();
            Map<String, String> variables = PluginEnvironment.of(config, security, sockets);
            Program program = start.start(variables, sockets, deadline, leavings, log);
            return PluginProcess.watching(program, name, config.stderr());
        } catch (StartFailure e) {
            throw notStarted(Thread.currentThread().isInterrupted() ? interrupted(e) : e);
        } catch (InterruptedException e) {
            throw notStarted(interrupted(e));
        } catch (RuntimeException | Error e) {
            leavings.end();
            throw e;
        }
    }

    private @Nullable Path socketDirectory() throws StartFailure {
        Path parent = config.socketDirectory() == null ? start.defaultSocketDirectory() : config.socketDirectory();
        return parent == null ? null : SocketDirectory.make(parent, config.socketGroup(), leavings, log);
    }

    /** Some steps report an interrupt as a failure of their own. */
    private static StartFailure interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return new StartFailure("the launching thread was interrupted", LaunchException::new, e);
    }

    private LaunchException notStarted(StartFailure failure) {
        leavings.end();
        return failure.exception(FailureReport.ofLaunch(name, failure.what())
                .command(start.description())
                .lines("program", start.facts())
                .toString());
    }

    private PluginClient connect(PluginProcess process, LaunchSecurity wanted)
            throws StartFailure, InterruptedException {
        hook = ExitHook.registered(process::end);
        HandshakeLine line = HandshakeStep.await(process, deadline);
        // Known first, so that the socket is removed of a plugin that is not of use.
        endpoint = endpoint(process, line);
        PluginSet set = Negotiation.agree(line.appVersion(), line.protocol(), config);
        config.brokerWay().agree(line);
        StreamSecurity security = wanted.agreed(line);
        PluginEnd end = new PluginEnd(name, process);
        MainConnection main = Connector.connect(name, endpoint, line.protocol(), security, deadline, config, end, log);
        try {
            main.requireHealth(security, deadline);
            Tie tie = start.endsWithHost() ? Tie.ENDS_WITH_HOST : Tie.MAY_OUTLIVE_HOST;
            if (tie == Tie.MAY_OUTLIVE_HOST) {
                hook.remove();
            }
            PluginClient client = new PluginClient(
                    config,
                    new Session(
                            name,
                            process,
                            tie,
                            line.protocol(),
                            line.appVersion(),
                            set,
                            endpoint,
                            sockets,
                            main,
                            security),
                    leavings,
                    hook);
            leavings.ready();
            return client;
        } catch (StartFailure | RuntimeException | Error e) {
            main.close();
            throw e;
        }
    }

    /** Where the plugin listens, as this host sees it. */
    private static Endpoint endpoint(PluginProcess process, HandshakeLine line) throws StartFailure {
        try {
            return process.addresses().toHost(line.endpoint());
        } catch (RuntimeException e) {
            throw new StartFailure(
                    "it listens at " + line.endpoint() + ", and its runner cannot tell where that is for the host: "
                            + e,
                    RunnerException::new,
                    e);
        }
    }

    private LaunchException failed(StartFailure failure, PluginProcess process) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        boolean ended = Waiting.steadily(process.exit(), Deadline.after(END_TIME));
        String state = ended ? process.exit().join().toString() : "was still running and has been ended";
        List<String> diagnosis = process.diagnosis().lines().toList();
        end(process);
        StartFailure known = ended ? failure.afterEnd(process.exit().join(), start.mismatch()) : failure;
        return known.exception(FailureReport.ofLaunch(name, known.what())
                .command(start.description())
                .waited(waited)
                .state(state)
                .lines("last lines on stderr", process.lastStderr())
                .lines("last lines on stdout", process.lastStdout())
                .lines("last lines of its log", start.lastLogLines())
                .lines("program", start.facts())
                .lines(
                        "this host's magic cookie",
                        ended ? cookieIfRefused(process.exit().join()) : List.of())
                .lines("its runner says", diagnosis)
                .toString());
    }

    /** Plugins, go-plugin's too, refuse a host with another magic cookie so, in words that do not say it. */
    private List<String> cookieIfRefused(ExitStatus status) {
        Handshake handshake = config.handshake();
        return status.equals(REFUSED)
                ? List.of(handshake.cookieKey() + "=" + handshake.cookieValue()
                        + " (a plugin that expects another one ends with exit status 1)")
                : List.of();
    }

    private void end(PluginProcess process) {
        process.end();
        process.endOrphans();
        hook.remove();
        SocketFiles.remove(endpoint, log);
        leavings.end();
    }
}
