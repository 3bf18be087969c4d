package dev.outboard.host;

import dev.outboard.internal.wire.HealthRequest;
import dev.outboard.internal.wire.HealthStatus;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Deadline;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;

/** Asks a plugin whether it is well. */
final class Health {

    private static final HealthRequest PLUGIN = new HealthRequest(Methods.PLUGIN_HEALTH);

    private Health() {}

    /** @throws StatusRuntimeException when there is no answer by the deadline, or another one than a status */
    static HealthStatus check(Channel channel, Deadline deadline) {
        CallOptions options =
                CallOptions.DEFAULT.withDeadlineAfter(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        return ClientCalls.blockingUnaryCall(channel, Methods.CHECK_HEALTH, options, PLUGIN);
    }

    /** Checks a plugin at its start. */
    static void require(Channel channel, Deadline deadline) throws StartFailure {
        HealthStatus status;
        try {
            status = check(channel, deadline);
        } catch (StatusRuntimeException e) {
            throw failure(e);
        }
        if (status != HealthStatus.SERVING) {
            throw new StartFailure("it says of itself that it is " + status, UnhealthyPluginException::new);
        }
    }

    private static StartFailure failure(StatusRuntimeException e) {
        return switch (e.getStatus().getCode()) {
            case DEADLINE_EXCEEDED ->
                new StartFailure(
                        "it took the connection but did not answer within the start timeout; what listens there may not speak"
                                + " gRPC",
                        StartTimeoutException::new,
                        e);
            case UNAVAILABLE ->
                StartFailure.unlessEnded(
                        "it took the connection and broke it off; what listens there does not seem to speak gRPC without TLS ("
                                + e.getStatus().getDescription() + ")",
                        PluginConnectException::new,
                        e);
            default ->
                new StartFailure(
                        "it answered the check of its health with "
                                + e.getStatus().getCode() + " ("
                                + e.getStatus().getDescription() + "); a plugin must have the service " + Methods.HEALTH
                                + " and say that \"" + Methods.PLUGIN_HEALTH + "\" is serving",
                        UnhealthyPluginException::new,
                        e);
        };
    }
}
