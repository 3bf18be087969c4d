package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.example.kv.KvContract;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.PluginTlsException;
import dev.outboard.interop.peer.PeerGrpc;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A host in Java and plugins in Go over TLS. */
class TlsGoPluginTest {

    private static final int MEBIBYTE = 1 << 20;

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

    private LaunchConfig.Builder config(GoProgram program, String... arguments) {
        Command command = Command.builder(program.path().toString())
                .arguments(arguments)
                .directory(directory)
                .environment("TMPDIR", sockets.toString())
                .environment("PEER_TLS_FILES", program == GoProgram.PEER_PLUGIN ? files.toString() : "")
                .build();
        return LaunchConfig.builder(PeerContract.HANDSHAKE, command).plugin(PeerContract.NAME, PeerContract.USED);
    }

    private static void assertServes(LaunchConfig config) throws StatusException {
        try (PluginClient client = PluginClient.launch(config)) {
            BytesValue sent = BytesValue.of(ByteString.copyFrom(new byte[16 * MEBIBYTE]));

            assertThat(PeerGrpc.newBlockingV2Stub(client.dispense(Channel.class))
                            .withDeadlineAfter(1, TimeUnit.MINUTES)
                            .echo(sent))
                    .isEqualTo(sent);
            client.ping();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KV_PLUGIN", "OLD_KV_PLUGIN", "OLDEST_KV_PLUGIN"})
    void upstreamsPluginStoresAndReadsAValueWithAutoMtls(GoProgram program) {
        try (PluginClient client = PluginClient.launch(kv(program))) {
            KeyValueStore store = client.dispense(KeyValueStore.class);
            store.put("hello", "world".getBytes(StandardCharsets.UTF_8));

            assertThat(new String(store.get("hello"), StandardCharsets.UTF_8)).startsWith("world");
        }
    }

    private LaunchConfig kv(GoProgram program) {
        Command command = Command.builder(program.path().toString())
                .directory(directory)
                .environment("TMPDIR", sockets.toString())
                .build();
        return LaunchConfig.builder(KvContract.HANDSHAKE, command)
                .plugin(KvContract.NAME, KvContract.PLUGIN)
                .autoMtls()
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "unix, p521, 1.3",
        "unix, p521, 1.2",
        "tcp, p256, 1.3",
        "tcp, p384, 1.2",
        "unix, rsa, 1.3",
        "tcp, rsa, 1.2",
        "unix, ed25519, 1.3"
    })
    void certificatesOfAnyKindAreAccepted(String network, String key, String highest) throws StatusException {
        assertServes(config(GoProgram.TLS_PLUGIN, "-network", network, "-key", key, "-max", highest)
                .autoMtls()
                .build());
    }

    @Test
    void aPluginWithItsOwnConfigurationServesAHostWithTheSame() throws Exception {
        writeFiles();

        assertServes(config(GoProgram.PEER_PLUGIN)
                .tls(TlsFiles.options(files, "host", "plugin"))
                .build());
    }

    @Test
    void aHostWithoutThePluginsConfigurationIsRefused() throws Exception {
        writeFiles();

        assertThatThrownBy(() -> PluginClient.launch(config(GoProgram.PEER_PLUGIN)
                        .tls(TlsFiles.options(files, "stranger", "plugin"))
                        .build()))
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("it may not accept this host's certificate");
        assertThatThrownBy(() -> PluginClient.launch(config(GoProgram.PEER_PLUGIN)
                        .tls(TlsFiles.options(files, "host", "stranger"))
                        .build()))
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("the other side's certificate is not accepted");
        assertThatThrownBy(() -> PluginClient.launch(
                        config(GoProgram.PEER_PLUGIN).autoMtls().build()))
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("have a TLS configuration of its own");
    }

    private void writeFiles() throws Exception {
        for (String name : List.of("host", "plugin", "stranger")) {
            TlsFiles.write(files, name);
        }
    }

    @Test
    void aPluginThatShowsAnotherCertificateThanItSentIsRefused() {
        assertRefused("-role", "stranger").hasMessageContaining("it shows another certificate");
    }

    @ParameterizedTest
    @CsvSource({"1.2", "1.3"})
    void aPluginThatAcceptsSomebodyElseIsTold(String highest) {
        assertRefused("-role", "suspicious", "-max", highest)
                .hasMessageFindingMatch("may not accept this host's certificate|TLS handshake .* failed");
    }

    @Test
    void aPluginThatDoesNoTlsAllTheSameIsTold() {
        assertRefused("-role", "plain").hasMessageContaining("the TLS handshake with");
    }

    @Test
    void aPluginOfAnOlderTlsIsRefused() {
        assertRefused("-max", "1.1").hasMessageContaining("the TLS handshake with");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String... arguments) {
        return assertThatThrownBy(() -> PluginClient.launch(
                        config(GoProgram.TLS_PLUGIN, arguments).autoMtls().build()))
                .isInstanceOf(PluginTlsException.class);
    }
}
