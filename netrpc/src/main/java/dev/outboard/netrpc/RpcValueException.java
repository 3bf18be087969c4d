package dev.outboard.netrpc;

/** The argument cannot be sent, or the reply cannot be received as the type that was asked for. Other calls are not affected. */
public final class RpcValueException extends RpcException {

    private static final long serialVersionUID = 1;

    RpcValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
