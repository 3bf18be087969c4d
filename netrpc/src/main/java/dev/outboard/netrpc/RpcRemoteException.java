package dev.outboard.netrpc;

/** The other side answered with an error. Errors travel as strings: the message is what the method said, or {@code rpc: can't find method …} and the like. */
public final class RpcRemoteException extends RpcException {

    private static final long serialVersionUID = 1;

    RpcRemoteException(String error) {
        super(error, null);
    }
}
