package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;
import static dev.outboard.host.TestCommands.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.outboard.Broker;
import dev.outboard.BrokeredServices;
import dev.outboard.GrpcPlugin;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TlsOptions;
import dev.outboard.net.UnixSockets;
import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a host makes of plugins that do TLS, do not, or do it wrong. */
class HostTlsTest {

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @Test
    void aPluginIsUsedWithAutoMtls() {
        for (Command command : new Command[] {echo(), echo("tcp")}) {
            try (PluginClient client =
                    PluginClient.launch(config(command).autoMtls().build())) {
                assertThat(client.dispense(Echo.class).say(".env PLUGIN_CLIENT_CERT"))
                        .startsWith("-----BEGIN CERTIFICATE-----\n");
                client.ping();
            }
        }
    }

    @Test
    void whoIsRefusedAtABrokeredServiceIsInThePluginsLog(@TempDir Path sockets) throws Exception {
        GrpcPlugin<Broker> brokerAlone = GrpcPlugin.of(
                Broker.class,
                (broker, none) -> {
                    throw new UnsupportedOperationException("for hosts only");
                },
                (channel, broker) -> broker);
        Logger logger = (Logger) LoggerFactory.getLogger("plugin.refusing");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logger.addAppender(logged);
        logged.start();
        LaunchConfig config = LaunchConfig.builder(Echo.HANDSHAKE, echo())
                .plugin("echo", brokerAlone)
                .name("refusing")
                .socketDirectory(sockets)
                .autoMtls()
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            Broker broker = client.dispense(Broker.class);
            broker.acceptAndServe(broker.nextId(), BrokeredServices.of(new Echo.Service(text -> text)));
            Path socket = brokeredSocket(sockets);
            try (Connection plain = UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(20)))) {
                plain.write(StandardCharsets.US_ASCII.encode("GET / HTTP/1.1\r\n\r\n"));

                assertThatEventually(
                        "the refusal is logged",
                        () -> List.copyOf(logged.list).stream()
                                .anyMatch(event -> event.getLevel() == Level.WARN
                                        && event.getFormattedMessage()
                                                .startsWith("A connection at unix:" + socket + " was not accepted: ")));
            }
        } finally {
            logger.detachAppender(logged);
        }
    }

    /** The host's own. */
    private static Path brokeredSocket(Path sockets) throws IOException {
        try (Stream<Path> files = Files.walk(sockets)) {
            return files.filter(
                            file -> file.getFileName().toString().startsWith("outboard") && !Files.isDirectory(file))
                    .findAny()
                    .orElseThrow();
        }
    }

    @Test
    void eachLaunchHasItsOwnCertificate() {
        LaunchConfig config = config(echo()).autoMtls().build();
        try (PluginClient one = PluginClient.launch(config);
                PluginClient other = PluginClient.launch(config)) {
            assertThat(one.dispense(Echo.class).say(".env PLUGIN_CLIENT_CERT"))
                    .isNotEqualTo(other.dispense(Echo.class).say(".env PLUGIN_CLIENT_CERT"));
        }
    }

    @Test
    void aPluginThatSendsNoCertificateIsRefusedAtOnce() {
        // The second is from the days when other things were in that field.
        for (String field : new String[] {"", "|short and old"}) {
            assertFails("echo '1|1|unix|/tmp/s|grpc" + field + "'; exec sleep 100")
                    .isInstanceOf(PluginTlsException.class)
                    .hasMessageContaining("it sent no certificate")
                    .hasMessageContaining("without AutoMTLS");
        }
    }

    @Test
    void aCertificateThatIsGarbageIsTold() {
        assertFails("echo '1|1|unix|/tmp/s|grpc|" + "!garbage".repeat(10) + "'; exec sleep 100")
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("the certificate in its handshake line, \"!garbage")
                .hasMessageContaining("not in base64");
        assertFails("echo '1|1|unix|/tmp/s|grpc|" + "MIIB".repeat(20) + "'; exec sleep 100")
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("not an X.509 certificate in DER");
    }

    @Test
    void aPluginThatServesPlainTextAllTheSameIsTold() throws Exception {
        assertServerFails("HTTP/1.1 400 Bad Request\r\n\r\n")
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("does not speak TLS (its first byte is 0x48)");
    }

    @Test
    void aPluginThatHangsUpOnTlsIsTold() throws Exception {
        assertServerFails("")
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("the TLS handshake with tcp:127.0.0.1:");
    }

    @Test
    void aPluginThatNeverAnswersTheTlsHandshakeTimesOut() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PluginClient.launch(config(shell(line(server)))
                            .autoMtls()
                            .startTimeout(Duration.ofSeconds(2))
                            .build()))
                    .isInstanceOf(StartTimeoutException.class)
                    .hasMessageContaining("no answer within the start timeout");
        }
    }

    @Test
    void aPluginInPlainTextIsNotUsedWithACertificateOfOnesOwn() throws Exception {
        assertThatThrownBy(
                        () -> PluginClient.launch(config(echo()).tls(ownTls()).build()))
                .isInstanceOf(PluginTlsException.class)
                .hasMessageContaining("TLS handshake");
    }

    @Test
    void oneConfigurationExcludesTheOther() throws Exception {
        LaunchConfig.Builder auto = config(echo()).autoMtls();
        LaunchConfig.Builder own = config(echo()).tls(ownTls());

        assertThatIllegalStateException().isThrownBy(() -> auto.tls(ownTls())).withMessageContaining("not with both");
        assertThatIllegalStateException().isThrownBy(own::autoMtls);
    }

    @Test
    void aRunningPluginCannotBeAskedForAutoMtls() {
        ReattachDescriptor running = new ReattachDescriptor(
                Protocol.GRPC,
                1,
                new Endpoint.Tcp("127.0.0.1", 1),
                ProcessHandle.current().pid(),
                true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(new Reattach(running)).autoMtls().build())
                .withMessageContaining("AutoMTLS begins with a plugin's start");
    }

    private static TlsOptions ownTls() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return TlsOptions.builder(context).build();
    }

    private static AbstractThrowableAssert<?, ?> assertFails(String script) {
        return assertThatThrownBy(
                () -> PluginClient.launch(config(shell(script)).autoMtls().build()));
    }

    /** A server behind a handshake line that promises TLS. */
    private static AbstractThrowableAssert<?, ?> assertServerFails(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> answerOnce(server, answer)).start();
            return assertFails(line(server));
        }
    }

    private static String line(ServerSocket server) throws Exception {
        return "echo '1|1|tcp|127.0.0.1:" + server.getLocalPort() + "|grpc|"
                + Certificates.toField(Identity.oneTime().certificate()) + "'; exec sleep 100";
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            if (socket.getInputStream().read(new byte[1 << 16]) >= 0) {
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
