package dev.outboard.host;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.broker.Multiplexer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a gRPC plugin.
 *
 * @param channel calls the plugin; its end is that of all that the connection carries
 * @param multiplexer carries brokered connections as well, or null when each of these has a socket of its own
 */
record GrpcConnecting(GrpcChannel channel, @Nullable Multiplexer multiplexer) implements MainConnection {

    @Override
    public void requireHealth(StreamSecurity security, Deadline deadline) throws StartFailure {
        Health.require(channel, security, deadline);
    }

    @Override
    public PluginLink use(LaunchConfig config, Session session, PluginEnd end, PluginLog log) {
        return GrpcLink.open(config, session, this, end, log);
    }

    @Override
    public boolean isExclusive() {
        return multiplexer != null;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
