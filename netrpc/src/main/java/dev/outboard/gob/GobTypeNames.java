package dev.outboard.gob;

import dev.outboard.gob.GobType.Array;
import dev.outboard.gob.GobType.MapOf;
import dev.outboard.gob.GobType.Slice;
import dev.outboard.gob.GobType.Struct;

/** Types as people write them in Go, for messages. Types may contain themselves, so there is an end to it. */
final class GobTypeNames {

    private static final int MAX_DEPTH = 4;

    private GobTypeNames() {}

    static String of(GobType type) {
        return of(type, 0);
    }

    private static String of(GobType type, int depth) {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        if (type instanceof Slice slice) {
            return "[]" + of(slice.element(), depth + 1);
        }
        if (type instanceof Array array) {
            return "[" + array.length() + "]" + of(array.element(), depth + 1);
        }
        if (type instanceof MapOf map) {
            return "map[" + of(map.key(), depth + 1) + "]" + of(map.value(), depth + 1);
        }
        if (type instanceof Struct struct) {
            return struct.name().isEmpty() ? "struct" : struct.name();
        }
        return type.toString();
    }
}
