/**
 * gRPC on HTTP/2 over any connection, behind the standard {@code io.grpc} types.
 *
 * <p>{@link dev.outboard.grpc.GrpcChannel} is the calling side of one connection, {@link dev.outboard.grpc.GrpcServer} the
 * serving side of any number of them. Stubs, interceptors, {@code Context}, {@code Metadata} and {@code Status} are those
 * of grpc-api; the wire is that of gRPC's {@code PROTOCOL-HTTP2.md}.
 */
package dev.outboard.grpc;
