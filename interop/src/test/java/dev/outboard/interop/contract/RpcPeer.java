package dev.outboard.interop.contract;

import dev.outboard.BasicError;
import dev.outboard.contract.NetRpcContract;
import dev.outboard.gob.GobName;
import dev.outboard.gob.Unsigned;
import java.util.concurrent.CompletableFuture;

/** The receiver of the peers in Go over net/rpc. */
@NetRpcContract
public interface RpcPeer extends RpcEcho {

    int fail(String text) throws RefusedException;

    /** The same, without a name for its error. */
    @GobName("FailAsValue")
    BasicError refuse(String text);

    int print(String text);

    String callBack(@GobName("ID") RpcEcho caller, String text);

    RpcEcho serve(int none);

    @Unsigned
    int neglect(int none);

    @GobName("Die")
    CompletableFuture<Integer> dieSoon(int status);

    /** An answer like any other. */
    class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        public RefusedException(String text) {
            super(text);
        }
    }
}
