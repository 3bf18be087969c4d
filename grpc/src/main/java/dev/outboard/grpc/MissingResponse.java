package dev.outboard.grpc;

/**
 * What to make of a server that ends a call with status OK, but without the one response message that the method has.
 *
 * <p>gRPC demands the message. Old versions of grpc-go let it pass, so there are Go plugins that never send one.
 */
public enum MissingResponse {
    /** The call fails: the stubs of grpc-stub say INTERNAL, as every current gRPC does. */
    REJECTED,
    /** The call gets a message of zero bytes; for protobuf this is a message with all fields at their defaults. */
    EMPTY_MESSAGE
}
