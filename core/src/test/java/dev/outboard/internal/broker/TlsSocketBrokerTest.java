package dev.outboard.internal.broker;

import static dev.outboard.internal.broker.Greeting.greet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.BrokerException;
import dev.outboard.Protocol;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.tls.TlsStreams;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The broker's contract over a new socket each, with AutoMTLS on every one. */
class TlsSocketBrokerTest extends SocketBrokerTest {

    @Override
    BrokerLink connect() throws Exception {
        Identity host = Identity.oneTime();
        Identity plugin = Identity.oneTime();
        return connect(
                TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC),
                TlsStreams.mutual(plugin, host.certificate(), Protocol.GRPC));
    }

    /** Each side trusts exactly the other's certificate, and a stranger with one of its own gets no answer. */
    @Test
    void aStrangerIsNotServedAndTheSideThatServesHearsOfIt() throws Exception {
        Identity host = Identity.oneTime();
        Identity plugin = Identity.oneTime();
        StreamSecurity stranger = TlsStreams.mutual(Identity.oneTime(), host.certificate(), Protocol.GRPC);
        try (BrokerLink link = connect(TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC), stranger)) {
            link.host.acceptAndServe(1, Greeting.named("secret"));

            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> {
                        ManagedChannel channel = link.ofPlugin.dial(1);
                        greet(channel, "let me in");
                    })
                    .satisfies(e -> assertThat(e).isInstanceOfAny(StatusRuntimeException.class, BrokerException.class));
            assertThat(link.refusals.poll(60, TimeUnit.SECONDS))
                    .startsWith("A connection at unix:")
                    .contains("was not accepted: ", "it shows another certificate");
        }
    }
}
