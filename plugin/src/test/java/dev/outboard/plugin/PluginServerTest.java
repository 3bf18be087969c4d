package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Handshake;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.Multiplexing;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginServerTest {

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();

    @Test
    void theLineSaysWhereThePluginListens() {
        try (PluginServer server = inDirectory().start()) {
            HandshakeLine line = surroundings.line();

            assertThat(surroundings.lines).hasSize(1);
            assertThat(line)
                    .isEqualTo(new HandshakeLine(1, server.endpoint(), Protocol.GRPC, "", Multiplexing.NOT_MENTIONED));
            assertThat(((Endpoint.Unix) line.endpoint()).path()).exists();
        }
    }

    @Test
    void theSocketIsInADirectoryThatNobodyElseCanEnterAndBothGoWithTheServer() throws IOException {
        PluginServer server = inDirectory().start();
        Path socket = ((Endpoint.Unix) server.endpoint()).path();

        assertThat(entries()).singleElement().satisfies(own -> {
            assertThat(socket).hasParent(own);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        server.close();

        assertThat(entries()).isEmpty();
    }

    @Test
    void theHostsDirectoryTakesTheSocketItself() throws IOException {
        surroundings.with("PLUGIN_UNIX_SOCKET_DIR", directory.toString());
        try (PluginServer server = surroundings.start()) {
            assertThat(entries()).containsExactly(((Endpoint.Unix) server.endpoint()).path());
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void aGroupMayConnectWhenTheHostSaysSo() throws IOException {
        String group = Files.readAttributes(directory, java.nio.file.attribute.PosixFileAttributes.class)
                .group()
                .getName();
        inDirectory().with("PLUGIN_UNIX_SOCKET_GROUP", group);
        try (PluginServer server = surroundings.start()) {
            Path socket = ((Endpoint.Unix) server.endpoint()).path();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-rw----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwxr-x---");
        }
    }

    @Test
    void aGroupThatDoesNotExistIsNamed() throws IOException {
        inDirectory().with("PLUGIN_UNIX_SOCKET_GROUP", "no-such-group-here");

        assertThatThrownBy(surroundings::start)
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("no-such-group-here")
                .hasMessageContaining("PLUGIN_UNIX_SOCKET_GROUP");
        assertThat(entries()).isEmpty();
    }

    @Test
    void withoutTheCookieAPersonIsToldWhatToDo() {
        surroundings.variables.clear();

        assertThatThrownBy(surroundings::start)
                .isInstanceOf(NotStartedByHostException.class)
                .hasMessageContaining("is a plugin")
                .hasMessageContaining("Run the program that uses it");
        assertThat(surroundings.lines).isEmpty();
    }

    @Test
    void anotherCookieIsNoCookie() {
        surroundings.with("ECHO_PLUGIN", "ECHO");

        assertThatThrownBy(surroundings::start).isInstanceOf(NotStartedByHostException.class);
    }

    @Test
    void aCookieMayHaveAnyCharacters() {
        for (String odd : List.of("a b\tc", "line\nbreak", "\"'`$(x)\\;|&<>*", "käse \uD83E\uDDC0", "=", " ")) {
            inDirectory().with("ODD_COOKIE", odd);
            ServeConfig config = ServeConfig.builder(Handshake.of(1, "ODD_COOKIE", odd))
                    .plugin("echo", Echo.PLUGIN, text -> text)
                    .build();
            try (PluginServer server = surroundings.start(config)) {
                assertThat(server.onStop()).isNotDone();
            }
            surroundings.with("ODD_COOKIE", odd + "x");
            assertThatThrownBy(() -> surroundings.start(config)).isInstanceOf(NotStartedByHostException.class);
        }
    }

    @Test
    void theNewestVersionThatTheHostSpeaksIsServed() {
        inDirectory().with("PLUGIN_PROTOCOL_VERSIONS", "5,3");
        ServedSet set = ServedSet.of("echo", Echo.PLUGIN, text -> text);
        ServeConfig config =
                FakeSurroundings.config().version(3, set).version(4, set).build();
        try (PluginServer server = surroundings.start(config)) {
            assertThat(surroundings.line().appVersion()).isEqualTo(3);
            assertThat(surroundings.line().endpoint()).isEqualTo(server.endpoint());
        }
    }

    @Test
    void aSocketPathThatIsTooLongSaysWhatToSet() {
        surroundings.with("TMPDIR", longDirectory().toString());

        assertThatThrownBy(surroundings::start)
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("too long")
                .hasMessageContaining("PLUGIN_UNIX_SOCKET_DIR");
        assertThat(longDirectory()).isEmptyDirectory();
    }

    private Path longDirectory() {
        try {
            return Files.createDirectories(directory.resolve("x".repeat(100)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTemporaryDirectoryThatDoesNotExistIsNamed() {
        surroundings.with("TMPDIR", directory.resolve("missing").toString());

        assertThatThrownBy(surroundings::start)
                .isInstanceOf(ListenException.class)
                .hasMessageContaining(directory.resolve("missing").toString())
                .hasMessageContaining("TMPDIR");
    }

    @Test
    void aTemporaryDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        // Not by permissions, which do not bind every user.
        Path file = Files.createFile(directory.resolve("file"));
        surroundings.with("TMPDIR", file.toString());

        assertThatThrownBy(surroundings::start)
                .isInstanceOf(ListenException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("TMPDIR");
    }

    @Test
    void onTcpAnyPortWillDoWhenTheHostDoesNotCare() {
        try (PluginServer server = surroundings.start(tcp())) {
            assertThat(server.endpoint()).isInstanceOf(Endpoint.Tcp.class);
            assertThat(surroundings.lines.get(0)).matches("1\\|1\\|tcp\\|127\\.0\\.0\\.1:[0-9]+\\|grpc\\|");
        }
    }

    @Test
    void onTcpTheFirstFreePortOfTheHostsRangeIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            surroundings.with("PLUGIN_MIN_PORT", port + "").with("PLUGIN_MAX_PORT", Math.min(port + 50, 65535) + "");
            try (PluginServer server = surroundings.start(tcp())) {
                assertThat(((Endpoint.Tcp) server.endpoint()).port()).isGreaterThan(port);
            }
        }
    }

    @Test
    void anExhaustedRangeSaysWhichItWas() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = taken.getLocalPort() + "";
            surroundings.with("PLUGIN_MIN_PORT", port).with("PLUGIN_MAX_PORT", port);

            assertThatThrownBy(() -> surroundings.start(tcp()))
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining(port + "-" + port)
                    .hasMessageContaining("PLUGIN_MAX_PORT");
        }
    }

    @Test
    void aReversedRangeIsRefused() {
        surroundings.with("PLUGIN_MIN_PORT", "2000").with("PLUGIN_MAX_PORT", "1000");

        assertThatThrownBy(() -> surroundings.start(tcp()))
                .isInstanceOf(UnsupportedHostRequestException.class)
                .hasMessageContaining("2000")
                .hasMessageContaining("1000");
    }

    @Test
    void aPortThatIsNoNumberIsRefused() {
        for (String port : List.of("x", "-1", "65536", "1e3")) {
            surroundings.with("PLUGIN_MIN_PORT", port);

            assertThatThrownBy(() -> surroundings.start(tcp()))
                    .isInstanceOf(UnsupportedHostRequestException.class)
                    .hasMessageContaining("PLUGIN_MIN_PORT")
                    .hasMessageContaining("\"" + port + "\"");
        }
    }

    @Test
    void twoPluginsCannotHaveTheSameService() throws IOException {
        inDirectory();
        ServeConfig config = FakeSurroundings.config()
                .plugin("again", Echo.PLUGIN, text -> text)
                .build();

        assertThatThrownBy(() -> surroundings.start(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.Echo");
        assertThat(entries()).isEmpty();
    }

    @Test
    void aPluginWhoseLineNobodyTakesStopsServing() throws IOException {
        inDirectory();
        Surroundings broken = new Surroundings(
                surroundings.variables,
                line -> {
                    throw new IOException("Broken pipe");
                },
                surroundings.complaints::add,
                surroundings.streams,
                surroundings.timer,
                new HostWatch(),
                () -> surroundings.parent);

        assertThatThrownBy(() -> PluginServer.start(FakeSurroundings.config().build(), broken))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("Broken pipe");
        assertThat(entries()).isEmpty();
    }

    @Test
    void aPluginThatNobodyConnectsToStops() throws Exception {
        PluginServer server = inDirectory().start();
        surroundings.timer.advance(Lifetime.DEFAULT_START_GRACE);

        server.onStop().get(20, TimeUnit.SECONDS);

        assertThat(entries()).isEmpty();
    }

    @Test
    void aPluginWhoseHostIsGoneAlreadyStops() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        inDirectory().with("OUTBOARD_HOST_PID", ended.pid() + "");

        surroundings.start().onStop().get(20, TimeUnit.SECONDS);

        assertThat(entries()).isEmpty();
    }

    @Test
    void aPluginStopsWhenTheProcessThatTheHostNamedEnds() throws Exception {
        Process host = new ProcessBuilder("sleep", "1000").start();
        inDirectory().with("OUTBOARD_HOST_PID", host.pid() + "");
        PluginServer server = surroundings.start();
        assertThat(server.onStop()).isNotDone();

        host.destroyForcibly();

        server.onStop().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPluginThatOutlivesItsHostStopsForNeitherReason() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        inDirectory().with("OUTBOARD_HOST_PID", ended.pid() + "");
        try (PluginServer server =
                surroundings.start(FakeSurroundings.config().outliveHost().build())) {
            surroundings.timer.advance(Lifetime.DEFAULT_START_GRACE);

            assertThat(server.onStop()).isNotDone();
        }
    }

    @Test
    void inTestModeThereIsNeitherCookieNorLineNorHost() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        surroundings.variables.clear();
        inDirectory().with("OUTBOARD_HOST_PID", ended.pid() + "");
        try (PluginServer server =
                surroundings.startInTest(FakeSurroundings.config().build())) {
            surroundings.timer.advance(Lifetime.DEFAULT_START_GRACE);

            assertThat(surroundings.lines).isEmpty();
            assertThat(server.onStop()).isNotDone();
            assertThat(server.descriptor())
                    .isEqualTo(new ReattachDescriptor(
                            Protocol.GRPC,
                            1,
                            server.endpoint(),
                            ProcessHandle.current().pid(),
                            true));
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void inTestModeTheStandardStreamsAreLeftAloneUnlessTheTestWantsThem() {
        inDirectory();
        PrintStream out = surroundings.streams.out();
        try (PluginServer server =
                surroundings.startInTest(FakeSurroundings.config().build())) {
            assertThat(surroundings.streams.out()).isSameAs(out);
            assertThat(server.onStop()).isNotDone();
        }
        ServeConfig copying =
                FakeSurroundings.config().stdioSync(StdioSync.COPY).build();
        try (PluginServer server = surroundings.startInTest(copying)) {
            assertThat(surroundings.streams.out()).isNotSameAs(out);
            assertThat(server.onStop()).isNotDone();
        }
        assertThat(surroundings.streams.out()).isSameAs(out);
    }

    @Test
    void aLaunchedPluginCanBeAttachedToAsWell() {
        try (PluginServer server = inDirectory().start()) {
            assertThat(server.descriptor().test()).isFalse();
            assertThat(server.descriptor().endpoint())
                    .isEqualTo(surroundings.line().endpoint());
        }
    }

    @Test
    void aCustomizerThatFailsLeavesNoSocket() throws IOException {
        inDirectory();
        ServeConfig config = FakeSurroundings.config()
                .customizeServer(builder -> {
                    throw new IllegalStateException("no");
                })
                .build();

        assertThatThrownBy(() -> surroundings.start(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(entries()).isEmpty();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        PluginServer server = inDirectory().start();
        server.close();
        server.close();

        assertThat(server.onStop()).isDone();
    }

    @Test
    void nobodyButTheServerCompletesItsEnd() {
        try (PluginServer server = inDirectory().start()) {
            server.onStop().complete(null);

            assertThat(server.onStop()).isNotDone();
        }
    }

    private FakeSurroundings inDirectory() {
        return surroundings.with("TMPDIR", directory.toString());
    }

    private static ServeConfig tcp() {
        return FakeSurroundings.config().tcp().build();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
