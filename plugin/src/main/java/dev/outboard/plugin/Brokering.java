package dev.outboard.plugin;

import dev.outboard.internal.broker.BrokerSettings;
import dev.outboard.internal.broker.ConnectionBrokers;
import dev.outboard.internal.broker.EndpointTranslation;
import dev.outboard.internal.broker.SocketTransport;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.net.Listener;
import java.io.IOException;
import java.util.concurrent.Future;

/**
 * Where a plugin listens, for its main connections and for brokered ones, and the brokers of the connections.
 *
 * @param place the directory of the sockets, or the range of ports
 * @param brokers one for each connection
 */
record Brokering(ListeningPlace place, ConnectionBrokers brokers) implements AutoCloseable {

    /** @param security of all connections; ready when the first is there */
    static Brokering of(ServeConfig config, Future<ServeSecurity> security, Surroundings surroundings) {
        ListeningPlace place = switch (config.network()) {
            case UNIX -> UnixPlace.of("plugin", surroundings.variables());
            case TCP -> TcpPlace.of(surroundings.variables());
        };
        BrokerSettings settings = new BrokerSettings(
                "the host",
                config.brokerTimeout(),
                new ThreadTimer("outboard-broker-timer"),
                () -> ServeSecurity.await(security).streams(),
                BrokerSettings::plainStatus,
                BrokerSettings.newKey());
        return new Brokering(
                place,
                new ConnectionBrokers(
                        settings, toHost -> new SocketTransport(toHost, place, EndpointTranslation.none(), settings)));
    }

    /** Listens for hosts. */
    Listener listen() {
        try {
            return place.listen();
        } catch (IOException e) {
            place.close();
            throw new ListenException("This plugin " + e.getMessage(), e);
        }
    }

    /** Ends what is brokered, and removes the directory of the sockets; to be closed after the listener. */
    @Override
    public void close() {
        brokers.close();
        place.close();
    }
}
