package dev.outboard.contract;

import dev.outboard.PluginException;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call has failed in a way for which there is no exception that both sides know. The message says how; the cause is
 * the {@link io.grpc.StatusRuntimeException} that gRPC gave, or the {@link dev.outboard.netrpc.RpcException} that net/rpc gave,
 * whose own cause may tell of a process that is gone.
 */
public class PluginCallException extends PluginException {

    private static final long serialVersionUID = 1L;

    /** Which kind of failure. */
    private final Status.Code code;

    /** What the other side threw, or null. */
    private final @Nullable String remoteType;

    /** Where the other side threw it, or null. */
    private final @Nullable String remoteStackTrace;

    /**
     * Made by generated bindings.
     *
     * @param message which call failed, and how
     * @param code gRPC's kind of failure
     * @param remoteType the class that the other side threw, or null when it is not known
     * @param remoteStackTrace where the other side threw it, or null when it did not tell
     * @param cause what gRPC gave, or null
     */
    public PluginCallException(
            String message,
            Status.Code code,
            @Nullable String remoteType,
            @Nullable String remoteStackTrace,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remoteType = remoteType;
        this.remoteStackTrace = remoteStackTrace;
    }

    /**
     * Which kind of failure.
     *
     * @return gRPC's code, for example {@code UNAVAILABLE} when the other process is gone. Over net/rpc {@code UNKNOWN} stands
     *     for all errors of the other side, which are mere texts
     */
    public Status.Code code() {
        return code;
    }

    /**
     * What the other side threw.
     *
     * @return the name of a class that this side does not know, or null when the other side is not Java or did not throw
     */
    public @Nullable String remoteType() {
        return remoteType;
    }

    /**
     * Where the other side threw it.
     *
     * @return a stack trace as text, or null: a plugin or host sends it only when it is told to
     */
    public @Nullable String remoteStackTrace() {
        return remoteStackTrace;
    }
}
