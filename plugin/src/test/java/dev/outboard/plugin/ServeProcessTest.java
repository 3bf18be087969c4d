package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.UnixSockets;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin's process as a host that is not of this library sees it. */
class ServeProcessTest {

    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPersonWhoStartsAPluginIsToldInASentence() throws Exception {
        ProcessBuilder builder = echo();
        builder.environment().remove("ECHO_PLUGIN");
        Process process =
                start(builder.redirectError(directory.resolve("stderr").toFile()));

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("stderr")))
                .singleElement()
                .asString()
                .contains("is a plugin");
    }

    @Test
    void terminationIsClean() throws Exception {
        Process process = start(echo());
        Path socket = socket(process);
        assertThat(socket).exists();

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        // As every JVM that a signal ends: 128 and the signal's number.
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void shutdownEndsThePluginWhateverItsThreadsAndHooksDo() throws Exception {
        Process process = start(echo("stubborn"));
        GrpcChannel channel = connect(process);

        var unused = ClientCalls.blockingUnaryCall(channel, Methods.SHUTDOWN, CallOptions.DEFAULT, Empty.EMPTY);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        channel.shutdownNow();
        assertThat(hasSocketDirectory()).isFalse();
    }

    @Test
    void anErrorInTheMakingOfAServiceEndsThePluginWithAWord() throws Exception {
        ProcessBuilder builder = echo("unlinked");
        builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "2");

        assertThat(failed(builder))
                .startsWith("[ERROR] This plugin cannot be served: java.lang.NoClassDefFoundError: com/example/Missing")
                .contains("\tat dev.outboard.plugin.EchoMain");
    }

    @Test
    void aPlaceThatCannotBeUsedEndsThePluginWithOneLine() throws Exception {
        ProcessBuilder builder = echo();
        builder.environment().put("TMPDIR", directory.resolve("missing").toString());

        assertThat(failed(builder).strip())
                .startsWith("[ERROR] This plugin cannot make its Unix socket")
                .doesNotContain("\n");
    }

    private String failed(ProcessBuilder builder) throws Exception {
        Path stderr = directory.resolve("stderr");
        Process process = start(builder.redirectError(stderr.toFile()));
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        return Files.readString(stderr);
    }

    @Test
    void aCookieIsKnownInALocaleThatCannotSpellIt() throws Exception {
        ProcessBuilder builder = echo("cookie");
        List<String> line =
                new ArrayList<>(List.of("/bin/sh", "-c", "ECHO_PLUGIN=$(printf 'k\\303\\244se') exec \"$@\"", "sh"));
        line.addAll(builder.command());
        builder.command(line).environment().put("LC_ALL", "C");

        assertThat(socket(start(builder))).exists();
    }

    @Test
    void interruptsAreForTheHostToDealWith() throws Exception {
        ProcessBuilder builder = echo();
        // A JVM leaves a signal alone that is ignored when it starts, as it is below a shell's background job.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        assumeThat(new ProcessBuilder("env", "--default-signal=INT", "true")
                        .start()
                        .waitFor())
                .as("env can give signals back their defaults")
                .isZero();
        line.addAll(builder.command());
        Process process = start(builder.command(line));
        GrpcChannel channel = connect(process);
        Echo echo = Echo.PLUGIN.client(() -> channel);
        assertThat(echo.say("a")).isEqualTo("echo a");

        signal("INT", process.pid());

        assertThat(ignoresInterrupts(process.pid())).isTrue();
        assertThat(echo.say("b")).isEqualTo("echo b");
        assertThat(process.isAlive()).isTrue();
        channel.shutdownNow();
    }

    @Test
    void aPluginEndsWithTheHostThatNamedItself() throws Exception {
        Process host = start(new ProcessBuilder("sleep", "1000"));
        ProcessBuilder builder = echo();
        builder.environment().put("OUTBOARD_HOST_PID", Long.toString(host.pid()));
        Process process = start(builder);
        Path socket = socket(process);

        host.destroyForcibly();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void aPluginWhoseParentWasKilledEndsWithItsLastConnection() throws Exception {
        ProcessBuilder builder = echo();
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & echo $! >\"$0\"; wait"));
        line.add(directory.resolve("pid").toString());
        line.addAll(builder.command());
        Process shell = start(builder.command(line));
        GrpcChannel channel = connect(shell);
        Echo echo = Echo.PLUGIN.client(() -> channel);
        assertThat(echo.say("a")).isEqualTo("echo a");
        ProcessHandle plugin = ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("pid")).strip()))
                .orElseThrow();

        shell.destroyForcibly();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(echo.say("b")).isEqualTo("echo b");
        channel.shutdownNow();

        // Its end shows in its socket: the process itself may be left a zombie when nobody collects it.
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (hasSocketDirectory() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(hasSocketDirectory()).isFalse();
        plugin.destroyForcibly();
    }

    private boolean hasSocketDirectory() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(Files::isDirectory);
        }
    }

    private ProcessBuilder echo(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EchoMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ECHO_PLUGIN", "echo");
        builder.environment().put("TMPDIR", directory.toString());
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static Path socket(Process process) throws Exception {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        HandshakeLine line = HandshakeLine.parse(String.valueOf(reader.readLine()));
        return ((Endpoint.Unix) line.endpoint()).path();
    }

    private static GrpcChannel connect(Process process) throws Exception {
        return GrpcChannel.over(UnixSockets.connect(socket(process), Deadline.after(Duration.ofSeconds(20))))
                .start();
    }

    /** As the kernel sees it: whether a signal that is not ignored has done its work yet cannot be told for certain. */
    private static boolean ignoresInterrupts(long pid) throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        int interrupt = 2;
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 1 << (interrupt - 1)) != 0;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
