package dev.outboard.gob;

import dev.outboard.gob.GobType.Array;
import dev.outboard.gob.GobType.Basic;
import dev.outboard.gob.GobType.MapOf;
import dev.outboard.gob.GobType.Opaque;
import dev.outboard.gob.GobType.Slice;
import dev.outboard.gob.GobType.Struct;
import java.util.List;
import java.util.Map;

/** Writes trees as values of a type. */
final class DynamicWriter {

    private final Encoding out;
    private final TokenWriter tokens;

    DynamicWriter(Encoding out) {
        this.out = out;
        this.tokens = out.tokens();
    }

    /** A value at top level or in an interface. */
    void whole(GobValue value) throws GobValueException {
        if (!(value.type() instanceof Struct)) {
            tokens.unsigned(0);
        }
        write(value.type(), value);
    }

    /** A value where an interface is expected. */
    void inside(GobValue value) throws GobValueException {
        write(Basic.INTERFACE, value);
    }

    private void write(GobType type, GobValue value) throws GobValueException {
        if (type instanceof Basic basic) {
            basic(basic, value);
            return;
        }
        if (type instanceof Opaque && value instanceof GobValue.OpaqueValue opaque) {
            tokens.octets(opaque.octets());
            return;
        }
        out.enter();
        if (type instanceof Slice slice && value instanceof GobValue.Sequence sequence) {
            elements(slice.element(), sequence.elements());
        } else if (type instanceof Array array && value instanceof GobValue.Sequence sequence) {
            requireLength(array, sequence.elements().size());
            elements(array.element(), sequence.elements());
        } else if (type instanceof MapOf map && value instanceof GobValue.MapValue entries) {
            entries(map, entries.entries());
        } else if (type instanceof Struct struct && value instanceof GobValue.StructValue fields) {
            fields(struct, fields.fields());
        } else {
            throw mismatch(type, value);
        }
        out.leave();
    }

    private static GobValueException mismatch(GobType type, GobValue value) {
        return new GobValueException("a value of " + value.type() + " cannot be sent as " + type);
    }

    private static void requireLength(Array array, int length) throws GobValueException {
        if (length != array.length()) {
            throw new GobValueException("there are " + length + " elements for " + array);
        }
    }

    private void basic(Basic type, GobValue value) throws GobValueException {
        if (value.type() != type) {
            throw mismatch(type, value);
        }
        if (value instanceof GobValue.Bool bool) {
            tokens.unsigned(bool.value() ? 1 : 0);
        } else if (value instanceof GobValue.Int number) {
            tokens.signed(number.value());
        } else if (value instanceof GobValue.Uint number) {
            tokens.unsigned(number.bits());
        } else if (value instanceof GobValue.Floating number) {
            tokens.floating(number.value());
        } else if (value instanceof GobValue.ComplexNumber number) {
            tokens.floating(number.value().real());
            tokens.floating(number.value().imaginary());
        } else if (value instanceof GobValue.Bytes bytes) {
            tokens.octets(bytes.octets());
        } else if (value instanceof GobValue.Text text) {
            tokens.octets(text.octets());
        } else if (value instanceof GobValue.Named named) {
            named(named);
        } else {
            // A nil interface has an empty name.
            tokens.unsigned(0);
        }
    }

    private void named(GobValue.Named named) throws GobValueException {
        out.enter();
        try {
            tokens.text(named.name());
            tokens.signed(out.types().define(named.value().type()));
            int start = tokens.beginMessage();
            whole(named.value());
            tokens.endMessage(start);
        } catch (GobException e) {
            e.within(".(" + named.name() + ")");
            throw e;
        }
        out.leave();
    }

    private void elements(GobType element, List<GobValue> values) throws GobValueException {
        tokens.unsigned(values.size());
        int i = 0;
        try {
            for (GobValue value : values) {
                write(element, value);
                i++;
            }
        } catch (GobException e) {
            e.within("[" + i + "]");
            throw e;
        }
    }

    private void entries(MapOf map, Map<GobValue, GobValue> entries) throws GobValueException {
        tokens.unsigned(entries.size());
        for (Map.Entry<GobValue, GobValue> entry : entries.entrySet()) {
            try {
                write(map.key(), entry.getKey());
                write(map.value(), entry.getValue());
            } catch (GobException e) {
                e.within("[…]");
                throw e;
            }
        }
    }

    private void fields(Struct struct, Map<String, GobValue> fields) throws GobValueException {
        int previous = -1;
        for (int i = 0; i < struct.fields().size(); i++) {
            GobType.Field field = struct.fields().get(i);
            GobValue value = fields.get(field.name());
            if (value == null || isZero(value)) {
                continue;
            }
            tokens.unsigned(i - previous);
            previous = i;
            try {
                write(field.type(), value);
            } catch (GobException e) {
                e.within("." + field.name());
                throw e;
            }
        }
        tokens.unsigned(0);
    }

    /** Whether Go would leave the field out. Structs, arrays and maps that are there are sent. */
    private static boolean isZero(GobValue value) {
        return (value instanceof GobValue.Bool bool && !bool.value())
                || (value instanceof GobValue.Int number && number.value() == 0)
                || (value instanceof GobValue.Uint unsigned && unsigned.bits() == 0)
                || (value instanceof GobValue.Floating floating && floating.value() == 0)
                || (value instanceof GobValue.ComplexNumber number
                        && number.value().real() == 0
                        && number.value().imaginary() == 0)
                || (value instanceof GobValue.Bytes bytes && bytes.octets().length == 0)
                || (value instanceof GobValue.Text text && text.octets().length == 0)
                || (value instanceof GobValue.Sequence sequence
                        && sequence.type() instanceof Slice
                        && sequence.elements().isEmpty())
                || value instanceof GobValue.Nil;
    }
}
