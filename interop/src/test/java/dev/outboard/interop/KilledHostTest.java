package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts in Go are killed by a signal that they cannot handle, and leave it to their plugins in Java to end. */
class KilledHostTest {

    private static final int HOSTS = 20;

    /** How many JVMs start at the same time. */
    private static final int AT_ONCE = 5;

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private final List<Process> hosts = new ArrayList<>();

    /** What is between host and plugin. */
    enum Between {
        NOTHING,
        /** As upstream's examples have it; the shell waits for the plugin, and survives the host. */
        A_SHELL;

        List<String> command() {
            List<String> java = Workspace.java(PeerPlugin.class);
            return switch (this) {
                case NOTHING -> java;
                case A_SHELL ->
                    Stream.concat(Stream.of("sh", "-c", "\"$@\"; exit $?", "sh"), java.stream())
                            .toList();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftOfThePluginsOfKilledHosts(Between between) throws Exception {
        for (int started = 0; started < HOSTS; started += AT_ONCE) {
            List<Process> batch = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                batch.add(start(between));
            }
            for (Process host : batch) {
                awaitPlugin(host);
                host.destroyForcibly();
            }
        }

        for (Process host : hosts) {
            assertThat(host.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        Leftovers.assertNone(directory, sockets);
    }

    private Process start(Between between) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.SUPERVISOR.path().toString(), "hold"));
        command.addAll(between.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", sockets.toString());
        Process host = builder.start();
        hosts.add(host);
        return host;
    }

    private void awaitPlugin(Process host) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(host.getInputStream(), UTF_8));
        assertThat(output.readLine()).startsWith("holding ");
        assertThat(Workspace.filesIn(sockets)).isNotEmpty();
    }

    @AfterEach
    void killAll() {
        hosts.forEach(Process::destroyForcibly);
        Workspace.processesIn(directory).forEach(ProcessHandle::destroyForcibly);
    }
}
