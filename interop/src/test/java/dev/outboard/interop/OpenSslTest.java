package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.tls.TlsStreams;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.TlsHandshakeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AutoMTLS with OpenSSL on the other side. */
class OpenSslTest {

    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(2));

    /** HTTP/2's connection preface, and empty settings (RFC 9113, 3.4). */
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(UTF_8);

    private static final int SETTINGS = 4;

    @TempDir
    Path files;

    @TempDir
    Path sockets;

    private final List<Process> processes = new ArrayList<>();
    private Identity host;
    private Identity stranger;

    @BeforeEach
    void makeCertificates() throws Exception {
        Assumptions.assumeTrue(
                Workspace.onPath("openssl"), "There is no openssl on the PATH: TLS is not tested against OpenSSL");
        host = identity("host");
        stranger = identity("stranger");
    }

    private Identity identity(String name) throws Exception {
        Identity identity = Identity.oneTime();
        TlsFiles.write(files, name, identity);
        return identity;
    }

    @AfterEach
    void end() {
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aPluginTakesItsHostAndNobodyElse(String version) throws Exception {
        Path plugin = plugin();

        assertThat(serverAnswers(plugin, version, "host")).isTrue();
        assertThat(serverAnswers(plugin, version, "stranger")).isFalse();
        assertThat(serverAnswers(plugin, version, "nobody")).isFalse();
        assertThat(serverAnswers(plugin, version, "host")).isTrue();
    }

    /** Starts one with AutoMTLS; its certificate is in plugin.pem. */
    private Path plugin() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Workspace.java(PeerPlugin.class))
                .redirectError(files.resolve("plugin.log").toFile());
        builder.environment().put("OUTBOARD_PEER", "peer");
        builder.environment().put("TMPDIR", sockets.toString());
        builder.environment().put("PLUGIN_CLIENT_CERT", Certificates.toPem(host.certificate()));
        HandshakeLine line = HandshakeLine.parse(
                requireNonNull(start(builder).inputReader(UTF_8).readLine(), "no handshake line"));
        Files.writeString(
                files.resolve("plugin.pem"), Certificates.toPem(Certificates.fromField(line.serverCertificate())));
        return ((Endpoint.Unix) line.endpoint()).path();
    }

    /** Whether OpenSSL, which trusts the plugin's certificate alone, gets HTTP/2 settings from it. */
    private boolean serverAnswers(Path socket, String version, String client) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-quiet", version));
        command.addAll(List.of("-unix", socket.toString(), "-servername", "localhost", "-alpn", "h2"));
        command.addAll(List.of("-CAfile", file("plugin.pem"), "-verify_hostname", "localhost", "-verify_return_error"));
        if (!client.equals("nobody")) {
            command.addAll(List.of("-cert", file(client + ".pem"), "-key", file(client + ".key")));
        }
        Process openssl = start(new ProcessBuilder(command)
                .redirectError(files.resolve("openssl.log").toFile()));
        try (OutputStream toPlugin = openssl.getOutputStream()) {
            toPlugin.write(PREFACE);
            toPlugin.flush();
            byte[] frame = openssl.getInputStream().readNBytes(9);
            assertThat(frame.length)
                    .as(Files.readString(files.resolve("openssl.log")))
                    .isIn(0, 9);
            return frame.length == 9 && frame[3] == SETTINGS;
        } catch (IOException e) {
            // It has ended before it could be told anything.
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aHostTakesItsPluginAndIsTaken(String version) throws Exception {
        Identity plugin = identity("plugin");
        Process openssl = server(version, "host");
        StreamSecurity security = TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC);

        try (BufferedReader printed = openssl.inputReader(UTF_8);
                Connection connection = security.dialled(connect(printed), LONG)) {
            connection.write(UTF_8.encode("hello from the host\n"));

            assertThat(lineWith("hello", printed)).isEqualTo("hello from the host");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aHostDoesNotTakeAnotherPlugin(String version) throws Exception {
        identity("plugin");
        Process openssl = server(version, "host");
        StreamSecurity security = TlsStreams.mutual(host, stranger.certificate(), Protocol.GRPC);

        try (BufferedReader printed = openssl.inputReader(UTF_8);
                Connection connection = connect(printed)) {
            assertThatThrownBy(() -> security.dialled(connection, LONG))
                    .isInstanceOf(TlsHandshakeException.class)
                    .hasMessageContaining("it shows another certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aHostThatIsNotTakenLearnsSo(String version) throws Exception {
        Identity plugin = identity("plugin");
        Process openssl = server(version, "stranger");
        StreamSecurity security = TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC);

        try (BufferedReader printed = openssl.inputReader(UTF_8);
                Connection connection = connect(printed)) {
            // In TLS 1.3 the client is done before the server has looked at its certificate.
            assertThatThrownBy(() -> security.dialled(connection, LONG).read(ByteBuffer.allocate(1), LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("alert");
        }
    }

    /** OpenSSL as a plugin that wants one client's certificate. */
    private Process server(String version, String client) throws IOException {
        return start(new ProcessBuilder(List.of(
                        "openssl",
                        "s_server",
                        version,
                        "-accept",
                        "127.0.0.1:0",
                        "-cert",
                        file("plugin.pem"),
                        "-key",
                        file("plugin.key"),
                        "-CAfile",
                        file(client + ".pem"),
                        "-Verify",
                        "1",
                        "-verify_return_error",
                        "-alpn",
                        "h2"))
                .redirectError(files.resolve("openssl.log").toFile()));
    }

    private static Connection connect(BufferedReader printed) throws IOException {
        String line = lineWith("ACCEPT ", printed);
        return TcpSockets.connect("127.0.0.1", Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)), LONG);
    }

    private static String lineWith(String beginning, BufferedReader printed) throws IOException {
        String line = requireNonNull(printed.readLine(), "OpenSSL has ended");
        while (!line.startsWith(beginning)) {
            line = requireNonNull(printed.readLine(), "OpenSSL has ended");
        }
        return line;
    }

    private String file(String name) {
        return files.resolve(name).toString();
    }
}
