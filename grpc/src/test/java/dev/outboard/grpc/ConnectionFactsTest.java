package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Pipe;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.TlsConnection;
import dev.outboard.net.TlsOptions;
import io.grpc.Grpc;
import io.grpc.SecurityLevel;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

final class ConnectionFactsTest {

    @Test
    void tlsIsHttpsAndSafe() throws Exception {
        try (TlsConnection tls = TlsConnection.client(
                Pipe.pair().first(), TlsOptions.builder(SSLContext.getDefault()).build())) {
            ConnectionFacts facts = ConnectionFacts.of(tls);

            assertThat(facts.scheme()).isEqualTo("https");
            assertThat(facts.securityLevel()).isEqualTo(SecurityLevel.PRIVACY_AND_INTEGRITY);
        }
    }

    @Test
    void aStreamIsAsSafeAsWhatCarriesIt() {
        Endpoint overTcp = new Endpoint.Inner("stream 1", new Endpoint.Tcp("localhost", 1));
        Endpoint overUnix = new Endpoint.Inner("stream 1", new Endpoint.Unix(Path.of("/socket")));

        assertThat(ConnectionFacts.of(at(overTcp)).securityLevel()).isEqualTo(SecurityLevel.NONE);
        assertThat(ConnectionFacts.of(at(new Endpoint.Inner("stream 2", overTcp)))
                        .securityLevel())
                .isEqualTo(SecurityLevel.NONE);
        assertThat(ConnectionFacts.of(at(overUnix)).securityLevel()).isEqualTo(SecurityLevel.PRIVACY_AND_INTEGRITY);
    }

    private static Connection at(Endpoint endpoint) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    assertThat(method.getReturnType()).isEqualTo(Endpoint.class);
                    return endpoint;
                });
    }

    @Test
    void plainTcpIsNotSafe() throws Exception {
        try (var listener = TcpSockets.listen("127.0.0.1", 0);
                var connection = TcpSockets.connect(
                        "127.0.0.1",
                        ((Endpoint.Tcp) listener.endpoint()).port(),
                        Deadline.after(Duration.ofSeconds(10)))) {
            ConnectionFacts facts = ConnectionFacts.of(connection);

            assertThat(facts.scheme()).isEqualTo("http");
            assertThat(facts.securityLevel()).isEqualTo(SecurityLevel.NONE);
            assertThat(((InetSocketAddress) facts.attributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)).getPort())
                    .isEqualTo(((Endpoint.Tcp) listener.endpoint()).port());
        }
    }
}
