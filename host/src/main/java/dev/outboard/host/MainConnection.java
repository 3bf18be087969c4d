package dev.outboard.host;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.broker.Multiplexer;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a plugin.
 *
 * @param channel calls the plugin; its end is that of all that the connection carries
 * @param multiplexer carries brokered connections as well, or null when each of these has a socket of its own
 */
record MainConnection(GrpcChannel channel, @Nullable Multiplexer multiplexer) {}
