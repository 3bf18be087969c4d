package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in Go and a plugin in Java use the broker, in both directions. */
class GoRelayHostTest {

    /** Ten thousand in turn take 25 seconds on a machine that has nothing else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @ParameterizedTest
    @ValueSource(strings = {"plugin-dials", "host-dials", "plugin-dials-early", "100-at-once", "plugin-never-serves"})
    void theyReachEachOther(String scenario) {
        passes(scenario, Workspace.java(RelayPlugin.class));
    }

    @Test
    void aPluginThatWaitsInVainSaysSo() {
        passes("host-never-serves", Workspace.java(RelayPlugin.class, "impatient"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-dials", "host-dials", "100-at-once"})
    void theyReachEachOtherOverTcp(String scenario) {
        passes(scenario, Workspace.java(RelayPlugin.class, "tcp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-dials", "host-dials", "plugin-dials-early", "100-at-once"})
    void theyReachEachOtherWithAutoMtls(String scenario) {
        passes(scenario, Workspace.java(RelayPlugin.class), "yes", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-dials", "host-dials", "plugin-dials-early", "200-at-once", "plugin-never-serves"})
    void theyReachEachOtherThroughOneConnection(String scenario) {
        passes(scenario, Workspace.java(RelayPlugin.class), "", "yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-dials", "host-dials", "plugin-dials-early", "200-at-once"})
    void theyReachEachOtherThroughOneConnectionWithAutoMtls(String scenario) {
        passes(scenario, Workspace.java(RelayPlugin.class), "yes", "yes");
    }

    /** With a heap in which there is no room for what a few thousand would leave. */
    @Test
    void tenThousandInTurnThroughOneConnectionLeaveNothing() {
        List<String> plugin = new ArrayList<>(Workspace.java(RelayPlugin.class));
        plugin.replaceAll(argument -> argument.equals("-Xmx1g") ? "-Xmx24m" : argument);
        assertThat(plugin).contains("-Xmx24m");
        passes("10000-in-turn", plugin, "", "yes");
    }

    @Test
    void theyReachEachOtherThroughOneConnectionOverTcp() {
        passes("200-at-once", Workspace.java(RelayPlugin.class, "tcp"), "", "yes");
    }

    @Test
    void aPluginThatWaitsInVainInOneConnectionSaysSo() {
        passes("host-never-serves", Workspace.java(RelayPlugin.class, "impatient"), "", "yes");
    }

    private void passes(String scenario, List<String> plugin) {
        passes(scenario, plugin, "", "");
    }

    private void passes(String scenario, List<String> plugin, String autoMtls, String multiplex) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.RELAY_HOST.path().toString(), scenario));
        command.addAll(plugin);

        Run.Result result = Run.of(command)
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .with("RELAY_AUTO_MTLS", autoMtls)
                .with("RELAY_MULTIPLEX", multiplex)
                .within(PATIENCE)
                .succeed();

        assertThat(result.out()).isEqualTo("ok " + scenario + "\n");
        Leftovers.assertNone(directory, sockets);
    }
}
