package dev.outboard.host;

import dev.outboard.internal.tls.StreamSecurity;
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

    private static final String PROTOCOL = "gRPC";

    private Health() {}

    /** @throws StatusRuntimeException when there is no answer by the deadline, or another one than a status */
    static HealthStatus check(Channel channel, Deadline deadline) {
        CallOptions options =
                CallOptions.DEFAULT.withDeadlineAfter(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        return ClientCalls.blockingUnaryCall(channel, Methods.CHECK_HEALTH, options, PLUGIN);
    }

    /**
     * Checks a plugin at its start.
     *
     * @param security what was done to the connection, which may turn out only now
     */
    static void require(Channel channel, StreamSecurity security, Deadline deadline) throws StartFailure {
        HealthStatus status;
        try {
            status = check(channel, deadline);
        } catch (StatusRuntimeException e) {
            throw failure(e, security);
        }
        if (status != HealthStatus.SERVING) {
            throw new StartFailure("it says of itself that it is " + status, UnhealthyPluginException::new);
        }
    }

    private static StartFailure failure(StatusRuntimeException e, StreamSecurity security) {
        return switch (e.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> FirstAnswer.late(PROTOCOL, e);
            case UNAVAILABLE ->
                FirstAnswer.ended(
                        PROTOCOL, security, String.valueOf(e.getStatus().getDescription()), e);
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
