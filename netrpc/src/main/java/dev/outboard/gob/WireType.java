package dev.outboard.gob;

import java.util.List;

/**
 * A type's definition as it is sent: a struct with one of seven fields set, each a struct that begins with the type's name and id. Types
 * inside it are ids, which may be defined later.
 *
 * <pre>
 * field of WireType  0 ArrayT   1 SliceT  2 StructT  3 MapT      4 GobEncoderT  5 BinaryMarshalerT  6 TextMarshalerT
 * field 0 of each    CommonType: 0 Name, 1 Id
 * fields from 1 on   Elem, Len  Elem      Field      Key, Elem
 *                                         (a slice of structs: 0 Name, 1 Id)
 * </pre>
 */
sealed interface WireType {

    int ARRAY = 0;
    int SLICE = 1;
    int STRUCT = 2;
    int MAP = 3;
    /** From 4 on they are those of {@link OpaqueKind}. */
    int COUNT = 7;

    record ArrayOf(int element, long length) implements WireType {}

    record SliceOf(int element) implements WireType {}

    record MapFrom(int key, int value) implements WireType {}

    record StructOf(String name, List<FieldOf> fields) implements WireType {}

    record FieldOf(String name, int type) {}

    record OpaqueOf(OpaqueKind kind, String name) implements WireType {}
}
