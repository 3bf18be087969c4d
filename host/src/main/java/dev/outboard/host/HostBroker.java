package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.broker.BrokerSettings;
import dev.outboard.internal.broker.BrokerTransport;
import dev.outboard.internal.broker.EndpointTranslation;
import dev.outboard.internal.broker.GrpcBroker;
import dev.outboard.internal.broker.Multiplexer;
import dev.outboard.internal.broker.SocketTransport;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TcpSockets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The broker of a client, with the place where it listens. */
record HostBroker(GrpcBroker broker, ListeningPlace place) implements AutoCloseable {

    private static final String LOCAL = "127.0.0.1";
    private static final String PREFIX = "outboard";

    /**
     * Makes a broker and opens its stream, which a plugin may not have; that shows when it is first used.
     *
     * @param end explains the end of channels
     * @param log is told whose connection was refused
     */
    static HostBroker open(
            LaunchConfig config, Session session, GrpcConnecting connection, PluginEnd end, PluginLog log) {
        BrokerSettings settings = new BrokerSettings(
                "the plugin " + session.name(),
                config.brokerTimeout(),
                new ThreadTimer("outboard-broker-timer"),
                session::security,
                end::statusAfterBrokered,
                refusal -> log.event(Level.WARN, refusal),
                BrokerSettings.newKey());
        ListeningPlace place = place(config, session);
        GrpcBroker broker = new GrpcBroker(
                settings, toPlugin -> transport(toPlugin, session, connection.multiplexer(), place, settings));
        broker.openOn(connection.channel());
        return new HostBroker(broker, place);
    }

    private static BrokerTransport transport(
            Consumer<ConnInfo> toPlugin,
            Session session,
            @Nullable Multiplexer multiplexer,
            ListeningPlace place,
            BrokerSettings settings) {
        return multiplexer == null
                ? new SocketTransport(toPlugin, place, translation(session.run().addresses()), settings)
                : multiplexer.transport(toPlugin, settings);
    }

    /** A plugin that listens on TCP may not have Unix sockets. */
    private static ListeningPlace place(LaunchConfig config, Session session) {
        if (session.endpoint() instanceof Endpoint.Tcp) {
            return () -> TcpSockets.listen(LOCAL, config.ports());
        }
        Path shared = session.sockets();
        String group = config.socketGroup();
        return shared == null ? UnixPlace.own(PREFIX) : UnixPlace.in(PREFIX, shared, group == null ? "" : group);
    }

    private static EndpointTranslation translation(AddressTranslation addresses) {
        return new EndpointTranslation() {
            @Override
            public Endpoint forPeer(Endpoint own) {
                return addresses.toPlugin(own);
            }

            @Override
            public Endpoint fromPeer(Endpoint peers) {
                return addresses.toHost(peers);
            }
        };
    }

    @Override
    public void close() {
        broker.close();
        place.close();
    }
}
