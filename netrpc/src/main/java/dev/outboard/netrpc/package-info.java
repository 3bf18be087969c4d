/**
 * Go's {@code net/rpc} with its gob codec: {@link dev.outboard.netrpc.RpcClient} and {@link dev.outboard.netrpc.RpcServer}, on any
 * {@link dev.outboard.netrpc.RpcStream pair of byte streams}.
 */
package dev.outboard.netrpc;
