package dev.outboard.contract.runtime.netrpc;

import dev.outboard.contract.PluginCallException;
import dev.outboard.netrpc.RpcEndedException;
import dev.outboard.netrpc.RpcException;
import dev.outboard.netrpc.RpcRemoteException;
import io.grpc.Status;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Errors of net/rpc, which are texts, as exceptions of the application's. */
final class NetRpcFailures {

    private NetRpcFailures() {}

    /** What the caller's application gets. */
    static Exception of(NetRpcMethod<?, ?, ?> method, RpcException failure) {
        Function<String, ? extends Exception> declared = method.error();
        if (failure instanceof RpcRemoteException && declared != null) {
            return declared(declared, failure);
        }
        return new PluginCallException(
                "The call " + method + " has failed: " + failure.getMessage(), code(failure), null, null, failure);
    }

    private static Exception declared(Function<String, ? extends Exception> factory, RpcException failure) {
        Exception made = factory.apply(String.valueOf(failure.getMessage()));
        try {
            made.initCause(failure);
        } catch (IllegalStateException e) {
            // Its constructor has decided that there is none.
            made.addSuppressed(failure);
        }
        return made;
    }

    private static Status.Code code(RpcException failure) {
        if (failure instanceof RpcRemoteException) {
            return Status.Code.UNKNOWN;
        }
        return failure instanceof RpcEndedException ? Status.Code.UNAVAILABLE : Status.Code.INTERNAL;
    }

    static PluginCallException interrupted(NetRpcMethod<?, ?, ?> method, InterruptedException cause) {
        return new PluginCallException(
                "The call " + method + " was given up, as the thread that waited for it was interrupted",
                Status.Code.CANCELLED,
                null,
                null,
                cause);
    }

    static PluginCallException nothing(NetRpcMethod<?, ?, ?> method) {
        return new PluginCallException(
                "The other side has answered the call " + method + " with nothing; where it may, annotate the result"
                        + " with @Nullable",
                Status.Code.INTERNAL,
                null,
                null,
                null);
    }

    /** Lets a method throw what it declares, from code that does not know what that is. */
    @SuppressWarnings("unchecked") // Nothing is cast: the compiler is only told so.
    static <X extends Exception> RuntimeException thrown(@Nullable Exception failure) throws X {
        throw (X) failure;
    }
}
