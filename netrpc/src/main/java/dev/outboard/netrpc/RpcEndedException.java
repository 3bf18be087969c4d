package dev.outboard.netrpc;

import org.jspecify.annotations.Nullable;

/** The connection has ended, before the call or before its reply. The other side may have done what was asked, or not. */
public final class RpcEndedException extends RpcException {

    private static final long serialVersionUID = 1;

    RpcEndedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
