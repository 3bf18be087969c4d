package dev.outboard.interop.contract;

import dev.outboard.contract.NetRpcContract;

/** All that callbacks are asked for. */
@NetRpcContract
public interface RpcEcho {

    byte[] echo(byte[] bytes);
}
