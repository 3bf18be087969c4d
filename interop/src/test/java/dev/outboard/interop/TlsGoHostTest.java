package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts in Go and plugins in Java over TLS. */
class TlsGoHostTest {

    private static final String SCENARIOS = "unary,many-callers,ping,stop";
    private static final String SCENARIOS_WITH_LONG_STREAMS = "unary,streams,slow-reader,many-callers,ping,stop";

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @TempDir
    Path files;

    @AfterEach
    void nothingIsLeft() {
        Leftovers.assertNone(directory, sockets);
    }

    private Run run(List<String> host, List<String> plugin) {
        List<String> command = new ArrayList<>(host);
        command.addAll(plugin);
        return Run.of(command).in(directory).with("TMPDIR", sockets.toString()).within(Duration.ofSeconds(90));
    }

    private Run peerHost(String scenarios, List<String> plugin) {
        return run(List.of(GoProgram.PEER_HOST.path().toString(), scenarios), plugin);
    }

    private static void assertAllPassed(String scenarios, Run run) {
        assertThat(run.succeed().out().lines())
                .containsExactly(List.of(scenarios.split(",")).stream()
                        .map(scenario -> "ok " + scenario)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"'', '" + SCENARIOS_WITH_LONG_STREAMS + "'", "tcp, '" + SCENARIOS + "'"})
    void aPluginInJavaPassesWithAutoMtls(String network, String scenarios) {
        assertAllPassed(
                scenarios,
                peerHost(scenarios, Workspace.java(PeerPlugin.class, network)).with("PEER_TLS", "auto"));
    }

    @Test
    void aPluginInJavaWithItsOwnConfigurationServesAHostWithTheSame() throws Exception {
        TlsFiles.write(files, "host");
        TlsFiles.write(files, "plugin");

        assertAllPassed(
                SCENARIOS,
                peerHost(SCENARIOS, Workspace.java(PeerPlugin.class, "tls", files.toString()))
                        .with("PEER_TLS_FILES", files.toString()));
    }

    @ParameterizedTest
    @CsvSource({"p521, 1.3, ''", "p521, 1.2, tcp", "rsa, 1.3, tcp", "rsa, 1.2, ''", "p256, 1.3, ''", "ed25519, 1.3, ''"
    })
    void whoIsNotTheHostIsRefusedAndTheHostIsServed(String key, String highest, String network) {
        Run.Result result = run(
                        List.of(
                                GoProgram.TLS_HOST.path().toString(),
                                "-key",
                                key,
                                "-max",
                                highest,
                                "-before",
                                "stranger,nobody,plain,old,silent,stranger"),
                        Workspace.java(PeerPlugin.class, network))
                .succeed();

        assertThat(result.out().lines().map(line -> line.replaceFirst(":.*", "")))
                .as(result.toString())
                .containsExactly(
                        "refused stranger",
                        "refused nobody",
                        "refused plain",
                        "refused old",
                        "refused stranger",
                        "host");
        assertThat(result.out()).endsWith("host: SERVING, 1048576 bytes\n");
        // What a host would find in its log.
        assertThat(result.err()).contains("was not accepted: the TLS handshake with");
    }

    @Test
    void aHostCertificateThatIsGarbageIsToldToThePersonAtTheLog() {
        Run.Result result = Run.of(Workspace.java(PeerPlugin.class))
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .with("OUTBOARD_PEER", "peer")
                .with("PLUGIN_CLIENT_CERT", "-----BEGIN CERTIFICATE-----\nMIIBgarbage\n-----END CERTIFICATE-----\n")
                .finish();

        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("PLUGIN_CLIENT_CERT", "is not an X.509 certificate");
    }
}
