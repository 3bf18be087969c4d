package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * What an implementation throws becomes a status with gRPC's code for it, for peers in any language, and a trailer that
 * names the class, for those in Java. On the caller's side a class that both know comes back, made here by its name in a
 * list: no name off the wire loads a class.
 */
final class Failures {

    private Failures() {}

    /** What the caller is told. */
    static StatusRuntimeException ofImplementation(ContractMethod method, Throwable failure) {
        if (failure instanceof StatusRuntimeException status) {
            return status;
        }
        if (failure instanceof StatusException status) {
            return status.getStatus().asRuntimeException(status.getTrailers());
        }
        if (failure instanceof MalformedMessageException malformed) {
            return Status.INVALID_ARGUMENT
                    .withDescription("The request cannot be read: " + malformed.getMessage()
                            + ". Do both sides have the same contract?")
                    .withCause(malformed)
                    .asRuntimeException();
        }
        CommonException common = CommonException.of(failure.getClass());
        Metadata trailers = new Metadata();
        trailers.put(ThrownException.KEY, ThrownException.of(method, failure).toBytes());
        return status(failure, common == null ? Status.Code.UNKNOWN : common.code())
                .asRuntimeException(trailers);
    }

    private static Status status(Throwable failure, Status.Code code) {
        String message = failure.getMessage();
        return code.toStatus()
                .withDescription(message == null ? failure.getClass().getName() : message)
                .withCause(failure);
    }

    /** What the caller's application gets. */
    static Throwable ofCall(ContractMethod method, StatusRuntimeException failure) {
        ThrownException thrown = ThrownException.in(failure.getTrailers());
        Status status = failure.getStatus();
        if (thrown != null) {
            return ofThrown(method, failure, thrown);
        }
        CommonException common = isOfApplication(status) ? CommonException.usual(status.getCode()) : null;
        return common == null ? remote(method, failure, null) : common.create(status.getDescription(), failure);
    }

    private static Throwable ofThrown(ContractMethod method, StatusRuntimeException failure, ThrownException thrown) {
        Throwable cause = thrown.stackTrace() == null ? failure : remote(method, failure, thrown);
        Message fields = thrown.fields();
        for (ThrownType<?> type : method.thrown()) {
            if (fields != null && type.name().equals(thrown.declared())) {
                try {
                    return type.rebuild(fields, cause);
                } catch (MalformedMessageException e) {
                    failure.addSuppressed(e);
                    return remote(method, failure, thrown);
                }
            }
        }
        CommonException common = CommonException.named(thrown.type());
        return common == null ? remote(method, failure, thrown) : common.create(thrown.message(), cause);
    }

    /** Lets a method throw what it declares, from code that does not know what that is. */
    @SuppressWarnings("unchecked") // Nothing is cast: the compiler is only told so.
    static <X extends Throwable> RuntimeException thrown(Throwable failure) throws X {
        throw (X) failure;
    }

    /** Statuses with a cause were made on this side: the connection's end, for example. */
    private static boolean isOfApplication(Status status) {
        return status.getCause() == null;
    }

    static PluginCallException unreadableAnswer(ContractMethod method, MalformedMessageException cause) {
        return new PluginCallException(
                "The answer of " + method + " cannot be read: " + cause.getMessage()
                        + ". Do both sides have the same contract?",
                Status.Code.INTERNAL,
                null,
                null,
                cause);
    }

    static PluginCallException interrupted(ContractMethod method, InterruptedException cause) {
        return new PluginCallException(
                "The call " + method + " was cancelled, as the thread that waited for it was interrupted",
                Status.Code.CANCELLED,
                null,
                null,
                cause);
    }

    /** For a caller that cannot be given anything else. */
    static RuntimeException unchecked(ContractMethod method, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception
                ? exception
                : new PluginCallException(
                        "The call " + method + " has failed: " + failure, Status.Code.UNKNOWN, null, null, failure);
    }

    private static PluginCallException remote(
            ContractMethod method, StatusRuntimeException failure, @Nullable ThrownException thrown) {
        Status status = failure.getStatus();
        String what = thrown == null
                ? status.getCode() + (status.getDescription() == null ? "" : ": " + status.getDescription())
                : thrown.type() + (thrown.message() == null ? "" : ": " + thrown.message());
        return new PluginCallException(
                "The call " + method + " has failed: " + what,
                status.getCode(),
                thrown == null ? null : thrown.type(),
                thrown == null ? null : thrown.stackTrace(),
                failure);
    }
}
