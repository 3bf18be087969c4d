package dev.outboard.gob;

import dev.outboard.gob.GobType.Array;
import dev.outboard.gob.GobType.Field;
import dev.outboard.gob.GobType.MapOf;
import dev.outboard.gob.GobType.Opaque;
import dev.outboard.gob.GobType.Slice;
import dev.outboard.gob.GobType.Struct;
import java.util.List;
import java.util.function.ToIntFunction;

/** Writes the definition of a type; see {@link WireType}. Like all structs', fields with a zero value are left out. */
final class WireTypeWriter {

    private final TokenWriter out;
    private final ToIntFunction<GobType> ids;

    /** @param ids gives a type its id, if it has none yet */
    WireTypeWriter(TokenWriter out, ToIntFunction<GobType> ids) {
        this.out = out;
        this.ids = ids;
    }

    void write(GobType type, int id) throws GobValueException {
        if (type instanceof Array array) {
            begin(WireType.ARRAY, "", id);
            field(1, ids.applyAsInt(array.element()));
            if (array.length() != 0) {
                field(1, array.length());
            }
        } else if (type instanceof Slice slice) {
            begin(WireType.SLICE, "", id);
            field(1, ids.applyAsInt(slice.element()));
        } else if (type instanceof MapOf map) {
            begin(WireType.MAP, "", id);
            field(1, ids.applyAsInt(map.key()));
            field(1, ids.applyAsInt(map.value()));
        } else if (type instanceof Struct struct) {
            begin(WireType.STRUCT, struct.name(), id);
            fields(struct.fields());
        } else if (type instanceof Opaque opaque) {
            begin(opaque.kind().field, opaque.name(), id);
        }
        out.unsigned(0);
        out.unsigned(0);
    }

    private void begin(int kind, String name, int id) throws GobValueException {
        out.unsigned(kind + 1);
        out.unsigned(1);
        if (name.isEmpty()) {
            out.unsigned(2);
        } else {
            out.unsigned(1);
            out.text(name);
            out.unsigned(1);
        }
        out.signed(id);
        out.unsigned(0);
    }

    private void field(int delta, long number) throws GobValueException {
        out.unsigned(delta);
        out.signed(number);
    }

    private void fields(List<Field> fields) throws GobValueException {
        if (fields.isEmpty()) {
            return;
        }
        out.unsigned(1);
        out.unsigned(fields.size());
        for (Field field : fields) {
            out.unsigned(1);
            out.text(field.name());
            field(1, ids.applyAsInt(field.type()));
            out.unsigned(0);
        }
    }
}
