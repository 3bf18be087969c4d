package dev.outboard.host;

import dev.outboard.PluginSet;
import dev.outboard.ReattachDescriptor;
import dev.outboard.host.Session.Tie;
import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** One attachment to a running plugin, from a config to a live client. */
final class Attachment {

    /** How long a process that broke something off may take to show that it has ended. */
    private static final Duration END_TIME = Duration.ofMillis(200);

    /** The start of a process is told in whole ticks, and counted from a clock that may have been set since. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final LaunchConfig config;
    private final ReattachDescriptor plugin;
    private final String name;
    private final Deadline deadline;

    Attachment(LaunchConfig config, ReattachDescriptor plugin, Deadline deadline) {
        this.config = config;
        this.plugin = plugin;
        this.name = config.name() == null ? defaultName(plugin) : config.name();
        this.deadline = deadline;
    }

    private static String defaultName(ReattachDescriptor plugin) {
        return ProcessHandle.of(plugin.pid())
                .flatMap(process -> process.info().command())
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("plugin");
    }

    PluginClient run() {
        try {
            PluginSet set = Negotiation.agree(version(), plugin.protocol(), config);
            return attach(set, AttachedProcess.watching(process(), name));
        } catch (StartFailure e) {
            throw e.exception(FailureReport.ofAttachment(name, e.what()).toString());
        }
    }

    /** Descriptors by go-plugin's hosts do not know the version; it is the one that both sides have been built with. */
    private int version() {
        SortedMap<?, ?> versions = config.versions();
        boolean unknown = plugin.protocolVersion() == 0 && !versions.containsKey(0);
        return unknown && versions.size() == 1 ? config.versions().firstKey() : plugin.protocolVersion();
    }

    private ProcessHandle process() throws StartFailure {
        ProcessHandle process = ProcessHandle.of(plugin.pid())
                .orElseThrow(() -> new StartFailure(
                        "there is no process " + plugin.pid() + " any more: the plugin has ended; launch it anew",
                        PluginNotRunningException::new));
        Optional<Instant> start = process.info().startInstant();
        if (plugin.processStart() != null && start.isPresent() && !isSame(plugin.processStart(), start.get())) {
            throw new StartFailure(
                    "process " + plugin.pid() + " is another one by now: it has begun at " + start.get()
                            + ", and the plugin's at " + plugin.processStart()
                            + ". The plugin has ended; launch it anew",
                    PluginNotRunningException::new);
        }
        return process;
    }

    private static boolean isSame(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(START_TOLERANCE) <= 0;
    }

    private PluginClient attach(PluginSet set, AttachedProcess process) throws StartFailure {
        try {
            return connect(set, process);
        } catch (StartFailure e) {
            boolean ended = Waiting.steadily(process.exit(), Deadline.after(END_TIME));
            process.abandon();
            throw ended ? hasEnded(e) : e;
        } catch (RuntimeException | Error e) {
            process.abandon();
            throw e;
        }
    }

    private StartFailure hasEnded(StartFailure failure) {
        return new StartFailure(
                "process " + plugin.pid() + " has ended meanwhile; launch the plugin anew (" + failure.what() + ")",
                PluginNotRunningException::new,
                failure);
    }

    private PluginClient connect(PluginSet set, AttachedProcess process) throws StartFailure {
        StreamSecurity security = LaunchSecurity.ofRunning(config.security(), plugin.protocol());
        PluginEnd end = new PluginEnd(name, process);
        MainConnection main = Connector.connect(
                name, plugin.endpoint(), plugin.protocol(), security, deadline, config, end, new PluginLog(name));
        try {
            main.requireHealth(security, deadline);
            Tie tie = plugin.test() ? Tie.ENDS_BY_ITSELF : Tie.MAY_OUTLIVE_HOST;
            return new PluginClient(
                    config,
                    new Session(
                            name,
                            process,
                            tie,
                            plugin.protocol(),
                            version(),
                            set,
                            plugin.endpoint(),
                            null,
                            main,
                            security),
                    new Leavings(),
                    ExitHook.none());
        } catch (StartFailure | RuntimeException | Error e) {
            main.close();
            throw e;
        }
    }
}
