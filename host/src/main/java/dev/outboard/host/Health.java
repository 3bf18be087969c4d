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
import javax.net.ssl.SSLException;

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
            case DEADLINE_EXCEEDED ->
                new StartFailure(
                        "it took the connection but did not answer within the start timeout; what listens there may not speak"
                                + " gRPC",
                        StartTimeoutException::new,
                        e);
            case UNAVAILABLE -> isOfTls(e) ? refused(e) : brokenOff(e, security);
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

    private static boolean isOfTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static StartFailure refused(StatusRuntimeException e) {
        return StartFailure.unlessEnded(
                "it ended the TLS session before the first answer; it may not accept this host's certificate ("
                        + e.getStatus().getDescription() + ")",
                PluginTlsException::new,
                e);
    }

    private static StartFailure brokenOff(StatusRuntimeException e, StreamSecurity security) {
        String how = security.equals(StreamSecurity.none()) ? "without TLS" : "over TLS";
        return StartFailure.unlessEnded(
                "it took the connection and broke it off; what listens there does not seem to speak gRPC " + how + " ("
                        + e.getStatus().getDescription() + ")",
                PluginConnectException::new,
                e);
    }
}
