package dev.outboard.gob;

import java.util.ArrayList;
import java.util.List;

/** Reads the definition of a type. */
final class WireTypeReader {

    private final TokenReader tokens;

    WireTypeReader(TokenReader tokens) {
        this.tokens = tokens;
    }

    WireType read() throws GobFormatException {
        int kind = nextField(-1, WireType.COUNT);
        WireType type = switch (kind) {
            case WireType.ARRAY -> array();
            case WireType.SLICE -> slice();
            case WireType.STRUCT -> struct();
            case WireType.MAP -> map();
            case -1 -> throw new GobFormatException("a type's definition is empty");
            default -> new WireType.OpaqueOf(OpaqueKind.of(kind), opaque());
        };
        if (nextField(kind, Integer.MAX_VALUE) >= 0) {
            throw new GobFormatException("a type is defined as two things");
        }
        return type;
    }

    private WireType array() throws GobFormatException {
        int element = 0;
        long length = 0;
        for (int field = nextField(-1, 3); field >= 0; field = nextField(field, 3)) {
            switch (field) {
                case 0 -> name();
                case 1 -> element = id();
                default -> length = tokens.signed();
            }
        }
        if (length < 0) {
            throw new GobFormatException("an array cannot have " + length + " elements");
        }
        return new WireType.ArrayOf(element, length);
    }

    private WireType slice() throws GobFormatException {
        int element = 0;
        for (int field = nextField(-1, 2); field >= 0; field = nextField(field, 2)) {
            if (field == 0) {
                name();
            } else {
                element = id();
            }
        }
        return new WireType.SliceOf(element);
    }

    private WireType map() throws GobFormatException {
        int key = 0;
        int value = 0;
        for (int field = nextField(-1, 3); field >= 0; field = nextField(field, 3)) {
            switch (field) {
                case 0 -> name();
                case 1 -> key = id();
                default -> value = id();
            }
        }
        return new WireType.MapFrom(key, value);
    }

    private WireType struct() throws GobFormatException {
        String name = "";
        List<WireType.FieldOf> fields = List.of();
        for (int field = nextField(-1, 2); field >= 0; field = nextField(field, 2)) {
            if (field == 0) {
                name = name();
            } else {
                fields = fields();
            }
        }
        return new WireType.StructOf(name, fields);
    }

    private List<WireType.FieldOf> fields() throws GobFormatException {
        int count = tokens.count();
        List<WireType.FieldOf> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "";
            int type = 0;
            for (int field = nextField(-1, 2); field >= 0; field = nextField(field, 2)) {
                if (field == 0) {
                    name = tokens.text();
                } else {
                    type = id();
                }
            }
            fields.add(new WireType.FieldOf(name, type));
        }
        return fields;
    }

    private String opaque() throws GobFormatException {
        String name = "";
        for (int field = nextField(-1, 1); field >= 0; field = nextField(field, 1)) {
            name = name();
        }
        return name;
    }

    /** The name in a {@code CommonType}. Its id is not needed: the definition came with one. */
    private String name() throws GobFormatException {
        String name = "";
        for (int field = nextField(-1, 2); field >= 0; field = nextField(field, 2)) {
            if (field == 0) {
                name = tokens.text();
            } else {
                tokens.signed();
            }
        }
        return name;
    }

    private int id() throws GobFormatException {
        long id = tokens.signed();
        if (id < 0 || id > Integer.MAX_VALUE) {
            throw new GobFormatException("a type cannot have the id " + id);
        }
        return (int) id;
    }

    /** The number of the field that comes, or -1 at the end of the struct. */
    private int nextField(int previous, int count) throws GobFormatException {
        long delta = tokens.unsigned();
        if (delta == 0) {
            return -1;
        }
        if (delta < 0 || delta >= count - previous) {
            throw new GobFormatException("a type's definition has a field that is not known");
        }
        return previous + (int) delta;
    }
}
