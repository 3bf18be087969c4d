package dev.outboard.host;

import dev.outboard.Protocol;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.MissingResponse;
import dev.outboard.host.output.PluginLog;
import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.internal.broker.Multiplexer;
import dev.outboard.internal.place.Dialling;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TimeoutException;
import dev.outboard.net.TlsHandshakeException;
import io.grpc.Status;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.event.Level;

/** Makes the one connection to a plugin. */
final class Connector {

    private Connector() {}

    /**
     * Connects.
     *
     * @param name the plugin's
     * @param endpoint where the plugin listens
     * @param protocol what it speaks there
     * @param security what is done to the connection, or inside it, to each stream
     * @param config how, and the channel's settings
     * @param end says what became of the plugin when the connection is gone
     * @param log takes what is to be said about streams later
     */
    static MainConnection connect(
            String name,
            Endpoint endpoint,
            Protocol protocol,
            StreamSecurity security,
            Deadline deadline,
            LaunchConfig config,
            PluginEnd end,
            PluginLog log)
            throws StartFailure {
        try {
            Connection network = Dialling.connect(endpoint, deadline);
            if (protocol == Protocol.NETRPC) {
                return NetRpcConnecting.over(security.dialled(network, deadline), security, name, config, end, log);
            }
            if (config.brokerWay() == BrokerWay.SOCKETS) {
                return new GrpcConnecting(channel(network, security, deadline, config, end::statusAfter), null);
            }
            Multiplexer multiplexer = Multiplexer.ofHost(network, line -> log.event(Level.WARN, line));
            return new GrpcConnecting(
                    channel(multiplexer.main(deadline), security, deadline, config, end::statusAfter), multiplexer);
        } catch (TimeoutException e) {
            throw new StartFailure(
                    "it says that it listens at " + endpoint + ", but there was no answer within the start timeout",
                    StartTimeoutException::new,
                    e);
        } catch (TlsHandshakeException e) {
            throw StartFailure.unlessEnded("it took the connection, but " + e.getMessage(), PluginTlsException::new, e);
        } catch (IOException e) {
            throw StartFailure.unlessEnded(
                    "it says that it listens at " + endpoint + ", but the host " + e.getMessage(),
                    PluginConnectException::new,
                    e);
        }
    }

    private static GrpcChannel channel(
            Connection raw,
            StreamSecurity security,
            Deadline deadline,
            LaunchConfig config,
            Function<ConnectionEndedException, CompletionStage<Status>> whyEnded)
            throws IOException {
        Connection connection = security.dialled(raw, deadline);
        try {
            GrpcChannel.Builder channel = GrpcChannel.over(connection)
                    // Plugins on old versions of grpc-go leave the answer of a client stream out, and their hosts let
                    // it pass.
                    .missingResponse(MissingResponse.EMPTY_MESSAGE);
            config.channel().accept(channel);
            return channel.connectionStatus(whyEnded).start();
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }
}
