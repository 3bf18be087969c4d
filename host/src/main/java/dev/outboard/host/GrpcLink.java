package dev.outboard.host;

import dev.outboard.GrpcConnection;
import dev.outboard.GrpcPlugin;
import dev.outboard.Plugin;
import dev.outboard.PluginException;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.host.output.PluginLog;
import dev.outboard.host.output.StdioPump;
import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.HealthStatus;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Deadline;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A gRPC plugin in use. */
final class GrpcLink implements PluginLink {

    private final String name;
    private final GrpcChannel channel;
    private final Channel ofApplication;
    private final HostBroker broker;
    private final PluginEnd end;

    private GrpcLink(String name, GrpcChannel channel, Channel ofApplication, HostBroker broker, PluginEnd end) {
        this.name = name;
        this.channel = channel;
        this.ofApplication = ofApplication;
        this.broker = broker;
        this.end = end;
    }

    static GrpcLink open(
            LaunchConfig config, Session session, GrpcConnecting connection, PluginEnd end, PluginLog log) {
        GrpcChannel channel = connection.channel();
        HostBroker broker = HostBroker.open(config, session, connection, end, log);
        StdioPump.start(channel, config.syncStdout(), config.syncStderr(), log);
        Channel ofApplication = ClientInterceptors.intercept(channel, config.interceptors());
        return new GrpcLink(session.name(), channel, ofApplication, broker, end);
    }

    @Override
    public Object dispense(String plugin, Plugin<?> how) {
        if (how instanceof GrpcPlugin<?> grpc) {
            return grpc.client(GrpcConnection.of(ofApplication, broker.broker()));
        }
        throw new IllegalArgumentException(plugin + " does not speak gRPC");
    }

    @Override
    public void ping(Deadline deadline) {
        HealthStatus status;
        try {
            status = Health.check(channel, deadline);
        } catch (StatusRuntimeException e) {
            throw end.exception()
                    .<PluginException>map(exited -> exited)
                    .orElseGet(() -> new PluginUnavailableException(
                            "The plugin " + name + " does not say that it is well: " + e.getStatus(), e));
        }
        if (status != HealthStatus.SERVING) {
            throw new PluginUnavailableException("The plugin " + name + " says of itself that it is " + status, null);
        }
    }

    @Override
    public String askToEnd(Duration timeout) {
        broker.close();
        try {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
            ClientCalls.blockingUnaryCall(channel, Methods.SHUTDOWN, options, Empty.EMPTY);
            return "OK";
        } catch (StatusRuntimeException e) {
            // go-plugin's plugins stop before they can answer, so this is often a clean shutdown, too.
            return e.getStatus().toString();
        }
    }

    @Override
    public void close() {
        broker.close();
        channel.shutdownNow();
    }
}
