package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.ReattachDescriptor;
import dev.outboard.net.Endpoint;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import dev.outboard.plugin.StdioSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host in Go and a plugin in Java: what happens around the calls. */
class GoSupervisorTest {

    private static final Pattern LEFT = Pattern.compile("left (\\S+) (\\S+) ([0-9]+)");

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @Test
    void aHundredMegabytesOnBothStreamsArriveAtAHostThatReadsSlowly() {
        supervise(Stream.of("stdio", "100000000"), Workspace.java(PeerPlugin.class))
                .succeed();

        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void anotherCookieReadsAsItDoesWithGoPlugin() {
        Run.Result result = supervise(Stream.of("other-cookie"), Workspace.java(PeerPlugin.class))
                .succeed();

        assertThat(result.out())
                .contains("Unrecognized remote plugin message")
                .contains("Failed to read any lines from plugin's stdout");
        assertThat(result.err()).contains("This program is a plugin and does nothing when it is run by itself");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void otherVersionsReadAsTheyDoWithGoPlugin() {
        Run.Result result = supervise(Stream.of("other-versions"), Workspace.java(PeerPlugin.class))
                .succeed();

        assertThat(result.out())
                .contains("incompatible API version with plugin. Plugin version: 1, Client versions: [");
        // go-plugin kills who speaks another version, in whatever language, so that its socket stays.
        Leftovers.assertNoProcess(directory);
    }

    @Test
    void aHostThatSendsNoListOfVersionsIsServed() {
        List<String> command = new ArrayList<>(List.of("env", "-u", "PLUGIN_PROTOCOL_VERSIONS"));
        command.addAll(Workspace.java(PeerPlugin.class, "outlive"));

        Run.Result left = supervise(Stream.of("leave"), command).succeed();

        attach("attach", left(left)).succeed();
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void anExceptionBeforeThePluginServesIsInTheHostsLog() {
        Run.Result result = supervise(Stream.of("unserved"), Workspace.java(PeerPlugin.class, "throwing"))
                .succeed();

        assertThat(result.err())
                .contains("Exception in thread \"main\" java.lang.IllegalStateException: no configuration found");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aServiceThatCannotBeMadeIsInTheHostsLog() {
        Run.Result result = supervise(Stream.of("unserved"), Workspace.java(PeerPlugin.class, "unlinked"))
                .succeed();

        assertThat(result.err())
                .contains("This plugin cannot be served: java.lang.NoClassDefFoundError: com/example/Missing");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aGroupMayConnectWhenTheHostSaysSo() throws IOException {
        String group = Files.getAttribute(directory, "unix:gid").toString();

        supervise(Stream.of("group", group), Workspace.java(PeerPlugin.class)).succeed();

        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void anotherHostAttachesToAPluginThatOutlivesItsHost() {
        Run.Result left = supervise(Stream.of("leave"), Workspace.java(PeerPlugin.class, "outlive"))
                .succeed();
        assertThat(Workspace.processesIn(directory)).hasSize(1);

        attach("attach", left(left)).succeed();

        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void hostsAttachToAPluginInsideATest() throws Exception {
        ServeConfig config = ServeConfig.builder(PeerContract.HANDSHAKE)
                .plugin(PeerContract.NAME, PeerContract.SERVED, new PeerService())
                .stdioSync(StdioSync.OFF)
                .build();
        try (PluginServer server = PluginServer.startInTest(config)) {
            attach("attach-in-test", address(server.descriptor())).succeed();
            attach("attach-in-test", address(server.descriptor())).succeed();

            assertThat(server.onStop()).isNotDone();
        }
    }

    private static List<String> address(ReattachDescriptor descriptor) {
        return List.of(
                "unix", ((Endpoint.Unix) descriptor.endpoint()).path().toString(), Long.toString(descriptor.pid()));
    }

    private static List<String> left(Run.Result result) {
        Matcher matcher = LEFT.matcher(result.out());
        assertThat(matcher.find()).as(result.toString()).isTrue();
        return List.of(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private Run attach(String how, List<String> address) {
        return supervise(Stream.of(how), address);
    }

    private Run supervise(Stream<String> arguments, List<String> more) {
        Stream<String> program = Stream.of(GoProgram.SUPERVISOR.path().toString());
        return Run.of(Stream.of(program, arguments, more.stream())
                        .flatMap(part -> part)
                        .toList())
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(Duration.ofSeconds(90));
    }
}
