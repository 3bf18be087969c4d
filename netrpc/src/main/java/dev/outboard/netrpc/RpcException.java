package dev.outboard.netrpc;

import org.jspecify.annotations.Nullable;

/** A call has failed. */
public abstract class RpcException extends Exception {

    private static final long serialVersionUID = 1;

    RpcException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
