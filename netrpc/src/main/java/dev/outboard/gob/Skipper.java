package dev.outboard.gob;

import dev.outboard.gob.GobType.Array;
import dev.outboard.gob.GobType.Basic;
import dev.outboard.gob.GobType.MapOf;
import dev.outboard.gob.GobType.Slice;
import dev.outboard.gob.GobType.Struct;
import java.io.IOException;

/** Goes past values that nobody asks for. Types that are defined in them count. */
final class Skipper {

    private final Decoding in;
    private final TokenReader tokens;

    Skipper(Decoding in) {
        this.in = in;
        this.tokens = in.tokens();
    }

    void skip(GobType type) throws IOException {
        if (type instanceof Basic basic) {
            skipBasic(basic);
            return;
        }
        in.enter();
        if (type instanceof Slice slice) {
            skipElements(slice.element(), tokens.count());
        } else if (type instanceof Array array) {
            skipElements(array.element(), tokens.count(array));
        } else if (type instanceof MapOf map) {
            skipEntries(map);
        } else if (type instanceof Struct struct) {
            skipFields(struct);
        } else {
            tokens.skipOctets();
        }
        in.leave();
    }

    private void skipBasic(Basic type) throws IOException {
        switch (type) {
            case BOOL, INT, UINT, FLOAT -> tokens.unsigned();
            case BYTES, STRING -> tokens.skipOctets();
            case COMPLEX -> {
                tokens.unsigned();
                tokens.unsigned();
            }
            case INTERFACE -> skipInterface();
        }
    }

    /** The length of an interface's value is no help: types that are defined inside are not counted. */
    private void skipInterface() throws IOException {
        if (tokens.octets().length == 0) {
            return;
        }
        in.enter();
        GobType type = in.beginInner();
        in.beginSingle(type);
        skip(type);
        in.leave();
    }

    private void skipElements(GobType element, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            skip(element);
        }
    }

    private void skipEntries(MapOf map) throws IOException {
        for (int i = tokens.count(); i > 0; i--) {
            skip(map.key());
            skip(map.value());
        }
    }

    private void skipFields(Struct struct) throws IOException {
        for (int field = tokens.nextField(struct, -1); field >= 0; field = tokens.nextField(struct, field)) {
            skip(struct.fields().get(field).type());
        }
    }
}
