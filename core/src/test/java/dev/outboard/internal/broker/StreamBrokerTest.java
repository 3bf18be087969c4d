package dev.outboard.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The broker's contract over streams inside the main connection. */
class StreamBrokerTest extends BrokerContract {

    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<StreamTransport> transports = new CopyOnWriteArrayList<>();
    private final List<Multiplexer> multiplexers = new CopyOnWriteArrayList<>();

    @Override
    BrokerLink connect() throws Exception {
        return connect(StreamSecurity.none(), StreamSecurity.none());
    }

    BrokerLink connect(StreamSecurity ofHost, StreamSecurity ofPlugin) throws Exception {
        Pipe pipe = Pipe.pair();
        Multiplexer plugin = Multiplexer.ofPlugin(pipe.first(), refused::add);
        Multiplexer host = Multiplexer.ofHost(pipe.second(), refused::add);
        multiplexers.add(plugin);
        multiplexers.add(host);
        return new BrokerLink(side(host, ofHost), side(plugin, ofPlugin));
    }

    private BrokerLink.Side side(Multiplexer multiplexer, StreamSecurity security) throws Exception {
        return new BrokerLink.Side(
                multiplexer.main(Deadline.never()),
                (toPeer, settings) -> transport(multiplexer, toPeer, settings),
                security);
    }

    private BrokerTransport transport(Multiplexer multiplexer, Consumer<ConnInfo> toPeer, BrokerSettings settings) {
        StreamTransport transport = multiplexer.streamTransport(toPeer, settings);
        transports.add(transport);
        return transport;
    }

    /** The far end of a stream learns of its end a little later. */
    @Override
    void assertNothingLeft(BrokerLink link) {
        Polling.assertEventually(
                "nobody waits, and nothing is served",
                () -> transports.stream().allMatch(transport -> transport.pending() == 0));
        Polling.assertEventually(
                "no stream is left but the main connection",
                () -> multiplexers.stream().allMatch(each -> each.streamCount() <= 1));
        assertThat(refused).as("streams without a knock").isEmpty();
    }
}
