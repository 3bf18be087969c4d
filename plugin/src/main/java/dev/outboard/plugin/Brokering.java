package dev.outboard.plugin;

import dev.outboard.internal.broker.BrokerSettings;
import dev.outboard.internal.broker.BrokerTransport;
import dev.outboard.internal.broker.ConnectionBrokers;
import dev.outboard.internal.broker.EndpointTranslation;
import dev.outboard.internal.broker.SocketTransport;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Listener;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Where a plugin listens, and the brokers of its connections.
 *
 * @param place the directory of the sockets, or the range of ports
 * @param listener accepts main connections already
 * @param brokers one for each connection
 */
record Brokering(ListeningPlace place, Listener listener, ConnectionBrokers brokers) implements AutoCloseable {

    /**
     * Begins to listen.
     *
     * @param security of all connections; ready when the first is there
     * @param multiplexing whether one connection carries everything
     * @param onHostGone run when no host can come any more
     */
    static Brokering begin(
            ServeConfig config,
            Future<ServeSecurity> security,
            HostMultiplexing multiplexing,
            Surroundings surroundings,
            Runnable onHostGone) {
        BrokerSettings settings = new BrokerSettings(
                "the host",
                config.brokerTimeout(),
                new ThreadTimer("outboard-broker-timer"),
                () -> ServeSecurity.await(security).streams(),
                BrokerSettings::plainStatus,
                refusal -> surroundings.complaints().accept("[WARN] " + refusal),
                BrokerSettings.newKey());
        Ground ground = Ground.of(config, surroundings);
        if (multiplexing == HostMultiplexing.WANTED) {
            SingleHostListener host = new SingleHostListener(ground.listener(), surroundings.complaints(), onHostGone);
            return new Brokering(ground.place(), host, brokers(settings, host::transport));
        }
        return new Brokering(
                ground.place(),
                ground.listener(),
                brokers(
                        settings,
                        (toHost, same) ->
                                new SocketTransport(toHost, ground.place(), EndpointTranslation.none(), same)));
    }

    private static ConnectionBrokers brokers(
            BrokerSettings settings, BiFunction<Consumer<ConnInfo>, BrokerSettings, BrokerTransport> transports) {
        return new ConnectionBrokers(settings, toHost -> transports.apply(toHost, settings));
    }

    /** Ends what is brokered, stops listening, and removes the directory of the sockets. */
    @Override
    public void close() {
        brokers.close();
        listener.close();
        place.close();
    }
}
