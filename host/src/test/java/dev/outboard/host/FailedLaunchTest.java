package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.PluginSet;
import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedLaunchTest {

    /** Long enough for a shell to begin on a busy machine. */
    private static final Duration SHORT = Duration.ofMillis(1500);

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @Test
    void aFileThatDoesNotExistIsNotFound() {
        assertFails(Command.of(directory.resolve("missing")))
                .isInstanceOf(PluginNotFoundException.class)
                .hasMessageContaining("there is no file " + directory.resolve("missing"));
    }

    @Test
    void aNameThatIsNotInPathIsNotFound() {
        assertFails(Command.of("no-such-program-anywhere"))
                .isInstanceOf(PluginNotFoundException.class)
                .hasMessageContaining("no-such-program-anywhere")
                .hasMessageContaining("PATH");
    }

    @Test
    void whatAProgramThatEndedEarlyHasStartedEndsToo() throws IOException {
        Path pid = directory.resolve("pid");

        assertFails(shell("sleep 1000 >&2 & echo $! >'" + pid + "'; exit 3")).isInstanceOf(ExitedEarlyException.class);

        assertThat(Processes.isRunning(Long.parseLong(Files.readString(pid).strip())))
                .isFalse();
    }

    @Test
    void aLinkToNothingIsNotExecutable() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("missing"));

        assertFails(Command.of(link))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("link to a file that does not exist");
    }

    @Test
    void aFileWithoutPermissionIsNotExecutable() throws IOException {
        Path file = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n");

        assertFails(Command.of(file))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("chmod +x")
                .hasMessageContaining("mode rw-")
                .hasMessageContaining("script for /bin/sh");
    }

    @Test
    void aDirectoryIsNotExecutable() {
        assertFails(Command.of(directory))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void aScriptWithoutItsInterpreterSaysSo() throws IOException {
        assertFails(Command.of(script("#!/no/such/interpreter\n")))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("its interpreter is missing: there is no program \"/no/such/interpreter\"")
                .hasMessageContaining("script for /no/such/interpreter");
    }

    @Test
    void aScriptWithLineEndsOfWindowsSaysSo() throws IOException {
        assertFails(Command.of(script("#!/bin/sh\r\necho\r\n")))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining("no program \"/bin/sh\\r\"")
                .hasMessageContaining("Windows");
    }

    @Test
    void aProgramForAnotherMachineSaysSo() throws IOException {
        byte[] elf = new byte[4096];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, elf, 0, 7);
        elf[16] = 2;
        elf[18] = (byte) (System.getProperty("os.arch").equals("aarch64") ? 62 : 183);
        Path file = Files.write(directory.resolve("plugin"), elf);
        assertThat(file.toFile().setExecutable(true)).isTrue();

        assertFails(Command.of(file))
                .isInstanceOf(PluginNotExecutableException.class)
                .hasMessageContaining(file + " was built for another system: it is an ELF program for ")
                .hasMessageContaining("this machine is " + Machine.ofSystem());
    }

    @Test
    void aTextIsNoProgram() throws IOException {
        assertFails(Command.of(script("Dear reader,\nthis is not a program.\n")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("ended before it was ready")
                .hasMessageContaining("Dear");
    }

    @Test
    void aProgramThatEndsAtOnceWithoutAnErrorIsNoPlugin() {
        assertFails(shell("exit 0"))
                .isInstanceOfSatisfying(
                        ExitedEarlyException.class,
                        e -> assertThat(e.exitStatus().isSuccess()).isTrue())
                .hasMessageContaining("exit status 0");
    }

    @Test
    void aDetachedProgramsLastWordsAreInItsLog() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), "from an earlier run\n");
        Command command = Command.builder("/bin/sh")
                .arguments("-c", "echo no licence >&2; exit 3")
                .detached(log)
                .build();

        assertFails(command)
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("last lines of its log:\n    from an earlier run\n    no licence");
        assertFails(Command.builder("/bin/true")
                        .detached(directory.resolve("no/log"))
                        .build())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("its log cannot be written")
                .hasMessageContaining("no/log");
    }

    @Test
    void aLaunchThatNobodyWantsAnyMoreIsStopped() throws Exception {
        Path pid = directory.resolve("pid");
        CompletableFuture<PluginClient> launch = PluginClient.launchAsync(
                config(shell("echo $$ > " + pid + "; exec sleep 1000")).build());
        Eventually.assertThatEventually("it runs", () -> pid.toFile().length() > 0);

        assertThat(launch.cancel(true)).isTrue();

        long program = Long.parseLong(Files.readString(pid).strip());
        Eventually.assertThatEventually("it has ended", () -> !Processes.isRunning(program));
    }

    @Test
    void aLaunchOnAThreadOfItsOwnGivesWhatALaunchGives() throws Exception {
        try (PluginClient client =
                PluginClient.launchAsync(config(TestCommands.echo()).build()).get(60, TimeUnit.SECONDS)) {
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
        }
        assertThatThrownBy(
                        () -> PluginClient.launchAsync(config(shell("exit 3")).build())
                                .get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ExitedEarlyException.class);
    }

    @Test
    void aDirectoryToRunInMustExist() {
        Command command = Command.builder("/bin/true")
                .directory(directory.resolve("missing"))
                .build();

        assertFails(command).isInstanceOf(LaunchException.class).hasMessageContaining("directory to run it in");
    }

    @Test
    void aProgramThatPrintsItsOwnTextFirstIsTold() {
        assertFails(shell("echo welcome to my plugin; sleep 100"))
                .isInstanceOfSatisfying(
                        BadHandshakeException.class, e -> assertThat(e.line()).isEqualTo("welcome to my plugin"))
                .hasMessageContaining("\"welcome to my plugin\"")
                .hasMessageContaining("nothing may be printed there before")
                .hasMessageContaining("was still running and has been ended");
    }

    @Test
    void aProgramThatPrintsNothingTimesOut() {
        assertFails(config(shell("echo starting slowly >&2; sleep 100")).startTimeout(SHORT))
                .isInstanceOf(StartTimeoutException.class)
                .hasMessageContaining("no handshake line")
                .hasMessageContaining("starting slowly");
    }

    @Test
    void aProgramThatPrintsHalfALineTimesOutAndIsQuoted() {
        assertFails(config(shell("printf '1|1|unix'; sleep 100")).startTimeout(SHORT))
                .isInstanceOf(StartTimeoutException.class)
                .hasMessageContaining("1|1|unix");
    }

    @Test
    void aProgramThatPrintsForeverWithoutALineEndIsStopped() {
        assertFails(shell("while :; do printf aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done"))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("without a line end");
    }

    @Test
    void aProgramThatPrintsLinesForeverIsStopped() {
        assertFails(shell("while :; do echo spam; done"))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("\"spam\"");
    }

    @Test
    void aProgramThatExitsAtOnceTellsItsStatusAndLastWords() {
        assertFails(shell("echo no licence >&2; exit 3"))
                .isInstanceOfSatisfying(
                        ExitedEarlyException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(new ExitStatus(3)))
                .hasMessageContaining("exit status 3")
                .hasMessageContaining("no licence")
                .hasMessageContaining("command: /bin/sh -c 'echo no licence >&2; exit 3'")
                .hasMessageContaining("mode rwx")
                .hasMessageContaining("ELF program for");
    }

    @Test
    void aProgramThatRefusesItsHostTellsTheCookieThatItGot() {
        assertFails(shell("echo this is a plugin >&2; exit 1"))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("this is a plugin")
                .hasMessageContaining(Echo.HANDSHAKE.cookieKey() + "=" + Echo.HANDSHAKE.cookieValue()
                        + " (a plugin that expects another one ends with exit status 1)");
    }

    @Test
    void aProgramThatIsKilledTellsTheSignal() {
        assertFails(shell("kill -9 $$"))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("SIGKILL");
    }

    @Test
    void aProgramThatClosesItsStdoutIsStopped() {
        assertFails(shell("exec >&-; sleep 100"))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("closed its stdout");
    }

    @Test
    void whatAFailedProgramHasStartedGoesWithIt() throws IOException {
        Path pid = directory.resolve("pid");
        assertFails(shell("sleep 1000 & echo $! > " + pid + "; echo nonsense; wait"))
                .isInstanceOf(BadHandshakeException.class);

        long child = Long.parseLong(Files.readString(pid).strip());
        Eventually.assertThatEventually("the child has ended", () -> !Processes.isRunning(child));
    }

    @Test
    void aVersionThatTheHostDoesNotSpeakIsNamedOnBothSides() {
        LaunchConfig.Builder config =
                config(shell("echo '1|7|unix|/tmp/s|grpc|'; sleep 100")).version(3, PluginSet.of("echo", Echo.PLUGIN));

        assertFails(config)
                .isInstanceOfSatisfying(IncompatibleVersionException.class, e -> {
                    assertThat(e.pluginVersion()).isEqualTo(7);
                    assertThat(e.hostVersions()).containsExactly(1, 3);
                })
                .hasMessageContaining("version 7")
                .hasMessageContaining("[1, 3]");
    }

    @Test
    void aCoreVersionOfAnotherAgeIsToldToRebuild() {
        assertFails(shell("echo '2|1|unix|/tmp/s|grpc|'; sleep 100"))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("rebuilt");
    }

    @Test
    void aLineOfUnknownWordsIsQuoted() {
        assertFails(shell("echo '1|1|pigeon|home|grpc|'; sleep 100"))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("\"pigeon\"")
                .hasMessageContaining("1|1|pigeon|home|grpc|");
    }

    @Test
    void aNetRpcPluginIsUnsupported() {
        assertFails(shell("echo '1|1|unix|/tmp/s'; sleep 100"))
                .isInstanceOf(UnsupportedProtocolException.class)
                .hasMessageContaining("netrpc");
    }

    @Test
    void aSocketThatIsNotThereIsNamed() {
        Path socket = directory.resolve("s");

        assertFails(shell("echo '1|1|unix|" + socket + "|grpc|'; sleep 100"))
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining(socket.toString())
                .hasMessageContaining("no such socket file");
    }

    @Test
    void aPortWhereNobodyListensIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertFails(shell("echo '1|1|tcp|127.0.0.1:" + port + "|grpc|'; sleep 100"))
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void aSocketPathThatIsTooLongIsNamed() {
        String path = "/tmp/" + "x".repeat(120);

        assertFails(shell("echo '1|1|unix|" + path + "|grpc|'; sleep 100"))
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void aServerOfHttp1IsNoPlugin() throws IOException {
        assertServerFails("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining("does not seem to speak gRPC");
    }

    @Test
    void aServerThatHangsUpIsNoPlugin() throws IOException {
        assertServerFails("").isInstanceOf(PluginConnectException.class).hasMessageContaining("broke it off");
    }

    @Test
    void aServerThatAnswersWithNonsenseIsNoPlugin() throws IOException {
        assertServerFails("\0\377\23 nonsense, but enough of it to look like the header of a frame")
                .isInstanceOf(PluginConnectException.class);
    }

    @Test
    void aServerThatSaysNothingTimesOut() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(config(shell(lineFor(server))).startTimeout(SHORT))
                    .isInstanceOf(StartTimeoutException.class)
                    .hasMessageContaining("did not answer");
        }
    }

    @Test
    void anInterruptedLaunchLeavesNothingButTheInterrupt() throws InterruptedException {
        Thread launcher = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            Eventually.assertThatEventually(
                    "the plugin runs", () -> ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive));
            launcher.interrupt();
        });
        interrupter.start();

        LaunchException e = catchThrowableOfType(
                LaunchException.class,
                () -> PluginClient.launch(config(shell("sleep 1000")).build()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasMessageContaining("interrupted");
        interrupter.join();
    }

    private AbstractThrowableAssert<?, ?> assertServerFails(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerOnce(server, answer));
            answering.start();
            return assertFails(shell(lineFor(server)));
        }
    }

    private static String lineFor(ServerSocket server) {
        return "echo '1|1|tcp|127.0.0.1:" + server.getLocalPort() + "|grpc|'; exec sleep 100";
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            InputStream input = socket.getInputStream();
            OutputStream output = socket.getOutputStream();
            if (input.read() >= 0) {
                output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("plugin"), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static AbstractThrowableAssert<?, ?> assertFails(Command command) {
        return assertFails(config(command));
    }

    private static AbstractThrowableAssert<?, ?> assertFails(LaunchConfig.Builder config) {
        return assertThatThrownBy(() -> PluginClient.launch(config.build()));
    }
}
