package dev.outboard.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Pipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** The broker's contract over a new socket each. */
class SocketBrokerTest extends BrokerContract {

    @TempDir
    Path sockets;

    private final List<SocketTransport> transports = new ArrayList<>();

    @Override
    BrokerLink connect() throws Exception {
        return connect(StreamSecurity.none(), StreamSecurity.none());
    }

    BrokerLink connect(StreamSecurity ofHost, StreamSecurity ofPlugin) {
        Pipe pipe = Pipe.pair();
        return new BrokerLink(
                new BrokerLink.Side(pipe.second(), this::transport, ofHost),
                new BrokerLink.Side(pipe.first(), this::transport, ofPlugin));
    }

    private BrokerTransport transport(Consumer<ConnInfo> toPeer, BrokerSettings settings) {
        ListeningPlace place = UnixPlace.of("s", Map.of("PLUGIN_UNIX_SOCKET_DIR", sockets.toString()));
        SocketTransport transport = new SocketTransport(toPeer, place, EndpointTranslation.none(), settings);
        transports.add(transport);
        return transport;
    }

    /** The far end of a connection learns of its end a little later. */
    @Override
    void assertNothingLeft(BrokerLink link) {
        Polling.assertEventually(
                "all ids are forgotten", () -> transports.stream().allMatch(each -> each.knownIds() == 0));
        assertThat(sockets).isEmptyDirectory();
    }
}
