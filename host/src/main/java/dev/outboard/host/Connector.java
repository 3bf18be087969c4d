package dev.outboard.host;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.MissingResponse;
import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.internal.place.Dialling;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TimeoutException;
import dev.outboard.net.TlsHandshakeException;
import io.grpc.Status;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes the one connection to a plugin. */
final class Connector {

    private Connector() {}

    /**
     * Connects.
     *
     * @param endpoint where the plugin listens
     * @param security what is done to the connection
     * @param settings changes the channel's settings
     * @param whyEnded says what became of the plugin when the connection is gone
     */
    static GrpcChannel connect(
            Endpoint endpoint,
            StreamSecurity security,
            Deadline deadline,
            Consumer<GrpcChannel.Builder> settings,
            Function<ConnectionEndedException, Status> whyEnded)
            throws StartFailure {
        Connection connection = connection(endpoint, security, deadline);
        try {
            GrpcChannel.Builder channel = GrpcChannel.over(connection)
                    // Plugins on old versions of grpc-go leave the answer of a client stream out, and their hosts let
                    // it pass.
                    .missingResponse(MissingResponse.EMPTY_MESSAGE);
            settings.accept(channel);
            return channel.connectionStatus(whyEnded).start();
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connection(Endpoint endpoint, StreamSecurity security, Deadline deadline)
            throws StartFailure {
        try {
            return security.dialled(Dialling.connect(endpoint, deadline), deadline);
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
}
