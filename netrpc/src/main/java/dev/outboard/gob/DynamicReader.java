package dev.outboard.gob;

import dev.outboard.gob.GobType.Array;
import dev.outboard.gob.GobType.Basic;
import dev.outboard.gob.GobType.MapOf;
import dev.outboard.gob.GobType.Opaque;
import dev.outboard.gob.GobType.Slice;
import dev.outboard.gob.GobType.Struct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values of any type as trees. */
final class DynamicReader {

    private static final int FIRST_ROOM = 16;

    private final Decoding in;
    private final TokenReader tokens;

    DynamicReader(Decoding in) {
        this.in = in;
        this.tokens = in.tokens();
    }

    GobValue read(GobType type) throws IOException {
        if (type instanceof Basic basic) {
            return basic(basic);
        }
        if (type instanceof Opaque opaque) {
            return new GobValue.OpaqueValue(opaque, tokens.octets());
        }
        in.enter();
        GobValue value = composite(type);
        in.leave();
        return value;
    }

    private GobValue composite(GobType type) throws IOException {
        if (type instanceof Slice slice) {
            return new GobValue.Sequence(slice, elements(slice.element(), tokens.count()));
        } else if (type instanceof Array array) {
            return new GobValue.Sequence(array, elements(array.element(), tokens.count(array)));
        } else if (type instanceof MapOf map) {
            return new GobValue.MapValue(map, entries(map));
        }
        Struct struct = (Struct) type;
        return new GobValue.StructValue(struct, fields(struct));
    }

    private GobValue basic(Basic type) throws IOException {
        return switch (type) {
            case BOOL -> new GobValue.Bool(tokens.unsigned() != 0);
            case INT -> new GobValue.Int(tokens.signed());
            case UINT -> new GobValue.Uint(tokens.unsigned());
            case FLOAT -> new GobValue.Floating(tokens.floating());
            case BYTES -> new GobValue.Bytes(tokens.octets());
            case STRING -> new GobValue.Text(tokens.octets());
            case COMPLEX -> new GobValue.ComplexNumber(new Complex(tokens.floating(), tokens.floating()));
            case INTERFACE -> named();
        };
    }

    private GobValue named() throws IOException {
        String name = tokens.text();
        if (name.isEmpty()) {
            return new GobValue.Nil();
        }
        in.enter();
        try {
            GobType type = in.beginInner();
            in.beginSingle(type);
            GobValue value = read(type);
            in.leave();
            return new GobValue.Named(name, value);
        } catch (GobException e) {
            e.within(".(" + name + ")");
            throw e;
        }
    }

    private List<GobValue> elements(GobType element, int count) throws IOException {
        List<GobValue> elements = new ArrayList<>(Math.min(count, FIRST_ROOM));
        try {
            while (elements.size() < count) {
                elements.add(read(element));
            }
        } catch (GobException e) {
            e.within("[" + elements.size() + "]");
            throw e;
        }
        return elements;
    }

    private Map<GobValue, GobValue> entries(MapOf map) throws IOException {
        Map<GobValue, GobValue> entries = new LinkedHashMap<>();
        try {
            for (int i = tokens.count(); i > 0; i--) {
                entries.put(read(map.key()), read(map.value()));
            }
        } catch (GobException e) {
            e.within("[…]");
            throw e;
        }
        return entries;
    }

    private Map<String, GobValue> fields(Struct struct) throws IOException {
        Map<String, GobValue> fields = new LinkedHashMap<>();
        for (int i = tokens.nextField(struct, -1); i >= 0; i = tokens.nextField(struct, i)) {
            GobType.Field field = struct.fields().get(i);
            try {
                fields.put(field.name(), read(field.type()));
            } catch (GobException e) {
                e.within("." + field.name());
                throw e;
            }
        }
        return fields;
    }
}
