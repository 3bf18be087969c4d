/** Outboard with the real peers on the other side: go-plugin, grpc-go, h2spec. */
package dev.outboard.interop;
