package dev.outboard.contract;

/** Protobuf's types for whole numbers. Unsigned ones use all bits of the Java type: {@code -1} is the largest number. */
public enum ProtoScalar {
    /** An {@code int}, short when it is small and not negative; the default. */
    INT32,
    /** A {@code long}, short when it is small and not negative; the default. */
    INT64,
    /** An unsigned {@code int}, short when it is small. */
    UINT32,
    /** An unsigned {@code long}, short when it is small. */
    UINT64,
    /** An {@code int}, short when it is near to zero. */
    SINT32,
    /** A {@code long}, short when it is near to zero. */
    SINT64,
    /** An unsigned {@code int} in 4 bytes. */
    FIXED32,
    /** An unsigned {@code long} in 8 bytes. */
    FIXED64,
    /** An {@code int} in 4 bytes. */
    SFIXED32,
    /** A {@code long} in 8 bytes. */
    SFIXED64
}
