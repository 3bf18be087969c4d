package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;
import static dev.outboard.host.TestCommands.shell;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.Handshake;
import dev.outboard.Protocol;
import dev.outboard.net.Endpoint;
import dev.outboard.net.PortRange;
import dev.outboard.plugin.Echo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launch may be told beside the program. */
class LaunchOptionsTest {

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @Test
    void socketsAreMadeWhereTheHostSays() throws IOException {
        try (PluginClient client =
                PluginClient.launch(config(echo()).socketDirectory(directory).build())) {
            Path socket = ((Endpoint.Unix) client.reattachDescriptor().endpoint()).path();

            assertThat(parent(parent(socket))).isEqualTo(directory);
            assertThat(Files.getPosixFilePermissions(parent(socket)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void socketsAreGivenToAGroup() throws IOException {
        String group = Files.getFileAttributeView(directory, java.nio.file.attribute.PosixFileAttributeView.class)
                .readAttributes()
                .group()
                .getName();
        try (PluginClient client = PluginClient.launch(
                config(echo()).socketDirectory(directory).socketGroup(group).build())) {
            Path socket = ((Endpoint.Unix) client.reattachDescriptor().endpoint()).path();

            assertThat(Files.getPosixFilePermissions(socket)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
            assertThat(Files.getPosixFilePermissions(parent(socket)))
                    .isEqualTo(PosixFilePermissions.fromString("rwxrwx---"));
        }
    }

    @Test
    void aGroupThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> PluginClient.launch(config(echo())
                        .socketDirectory(directory)
                        .socketGroup("no-such-group-here")
                        .build()))
                .isInstanceOf(SocketDirectoryException.class)
                .hasMessageContaining("\"no-such-group-here\"");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPlaceWhereNoDirectoryCanBeMadeIsNamed() throws IOException {
        // Not even root can make one in a file.
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> PluginClient.launch(config(shell("touch '" + directory.resolve("started") + "'"))
                        .socketDirectory(file)
                        .build()))
                .isInstanceOf(SocketDirectoryException.class)
                .hasMessageContaining("in " + file)
                .hasMessageContaining("may write to");
        assertThat(directory.resolve("started")).doesNotExist();
    }

    @Test
    void aSocketPathThatGetsTooLongIsToldByThePlugin() throws IOException {
        Path deep = Files.createDirectories(directory.resolve("d".repeat(100)));

        assertThatThrownBy(() ->
                        PluginClient.launch(config(echo()).socketDirectory(deep).build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("too long");
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void aTemporaryDirectoryThatIsNotThereIsToldByThePlugin() {
        Command command = Command.builder(echo().program())
                .arguments(echo().arguments().toArray(new String[0]))
                .environment("TMPDIR", directory.resolve("missing").toString())
                .build();

        assertThatThrownBy(() -> PluginClient.launch(config(command).build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("TMPDIR");
    }

    @Test
    void portsThatAreAllTakenAreToldByThePlugin() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortRange ports = new PortRange(taken.getLocalPort(), taken.getLocalPort());

            assertThatThrownBy(() ->
                            PluginClient.launch(config(echo("tcp")).ports(ports).build()))
                    .isInstanceOf(ExitedEarlyException.class)
                    .hasMessageContaining("PLUGIN_MIN_PORT");
        }
    }

    @Test
    void aReversedPortRangeIsRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(5, 4));
    }

    @Test
    void aProtocolThatIsNotAllowedIsRefused() {
        assertThatThrownBy(() -> PluginClient.launch(config(shell("echo '1|1|unix|/tmp/s|grpc|'; sleep 100"))
                        .allowedProtocols(Protocol.NETRPC)
                        .build()))
                .isInstanceOf(UnsupportedProtocolException.class)
                .hasMessageContaining("speaks grpc")
                .hasMessageContaining("allows only [netrpc]");
    }

    @Test
    void messagesHaveALimitWhenTheHostSetsOne() {
        try (PluginClient client = PluginClient.launch(config(echo())
                .channel(channel -> channel.maxInboundMessageSize(100))
                .build())) {
            Echo echo = client.dispense(Echo.class);

            assertThat(echo.say("x".repeat(90))).hasSize(95);
            StatusRuntimeException tooLong =
                    catchThrowableOfType(StatusRuntimeException.class, () -> echo.say("x".repeat(100)));
            assertThat(tooLong.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void settingsThatFailLeaveNothing() {
        IllegalStateException ofUser = new IllegalStateException("as the user wants");

        assertThatThrownBy(() -> PluginClient.launch(config(echo())
                        .channel(channel -> {
                            throw ofUser;
                        })
                        .build()))
                .isSameAs(ofUser);
    }

    @Test
    void aCookieMayHaveOddCharacters() {
        Handshake odd = Handshake.of(1, "ODD.COOKIE-1", "a=b c\n\"d\" $PATH 'e' \\ |%s");
        Command command = shell("test \"$(env -0 | tr '\\n\\0' '_\\n' | grep ^ODD.COOKIE-1)\" = "
                + "'ODD.COOKIE-1=a=b c_\"d\" $PATH '\"'e'\"' \\ |%s' && echo arrived >&2; exit 3");

        assertThatThrownBy(() -> PluginClient.launch(LaunchConfig.builder(odd, command)
                        .plugin("echo", Echo.PLUGIN)
                        .build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining("arrived");
    }

    @Test
    void whatTheLocaleCannotSayIsNotPassedOnAsSomethingElse() throws StartFailure {
        EnvironmentText ascii = new EnvironmentText(StandardCharsets.US_ASCII);
        ascii.check(Map.of("COOKIE", "plain"));

        StartFailure failure =
                catchThrowableOfType(StartFailure.class, () -> ascii.check(Map.of("COOKIE", "plätzchen")));

        assertThat(failure.what()).contains("COOKIE").contains("US-ASCII").contains("LC_ALL=C.UTF-8");
        new EnvironmentText(StandardCharsets.UTF_8).check(Map.of("COOKIE", "plätzchen"));
    }

    @Test
    void textsThatNoProgramCanBeGivenAreRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("a\0b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("a", "b\0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.builder("a").environment("NAME", "\0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.builder("a").environment("NA=ME", ""));
    }

    @Test
    void aPluginRunsInItsDirectory() {
        Command command = Command.builder("/bin/sh")
                .arguments("-c", "pwd >&2; exit 1")
                .directory(directory)
                .build();

        assertThatThrownBy(() -> PluginClient.launch(config(command).build()))
                .isInstanceOf(ExitedEarlyException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void filesAreFoundByPattern() throws IOException {
        Files.createDirectory(directory.resolve("plugin-directory"));
        Path one = Files.createFile(directory.resolve("plugin-one"));
        Path link = Files.createSymbolicLink(directory.resolve("plugin-link"), one);
        Files.createFile(directory.resolve("other"));

        assertThat(PluginDirectory.discover(directory, "plugin-*")).containsExactly(link, one);
        assertThat(PluginDirectory.discover(directory.resolve("missing"), "*")).isEmpty();
        assertThatThrownBy(() -> PluginDirectory.discover(one, "*")).isInstanceOf(DiscoveryException.class);
        assertThatThrownBy(() -> PluginDirectory.discover(directory, "[")).isInstanceOf(PatternSyntaxException.class);
    }

    private static Path parent(Path path) {
        return requireNonNull(path.getParent());
    }
}
