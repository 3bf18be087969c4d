package dev.outboard.grpc;

/**
 * What a call may set for itself.
 *
 * @param maxInboundMessageSize in bytes
 * @param missingResponse what to make of an answer without a message
 */
record CallLimits(int maxInboundMessageSize, MissingResponse missingResponse) {}
