package dev.outboard.gob;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The types that this side has defined, and their ids. */
final class LocalTypes {

    /** The first that Go itself would use. */
    private static final int FIRST_ID = 64;

    private final IdentityHashMap<GobType, Integer> ids = new IdentityHashMap<>();
    /** In the order of their ids. */
    private final List<GobType> types = new ArrayList<>();
    /** How many of them are in the definitions. */
    private int written;

    private final TokenWriter definitions = new TokenWriter();
    private final WireTypeWriter writer = new WireTypeWriter(definitions, this::idFor);

    /** The id of a type; its definition and those of the types in it are added to {@link #definitions} if need be. */
    int define(GobType type) throws GobValueException {
        int id = idFor(type);
        while (written < types.size()) {
            int start = definitions.beginMessage();
            int nextId = FIRST_ID + written;
            definitions.signed(-nextId);
            writer.write(types.get(written), nextId);
            definitions.endMessage(start);
            written++;
        }
        return id;
    }

    private int idFor(GobType type) {
        if (type instanceof GobType.Basic basic) {
            return basic.id;
        }
        Integer known = ids.get(type);
        if (known != null) {
            return known;
        }
        int id = FIRST_ID + types.size();
        ids.put(type, id);
        types.add(type);
        return id;
    }

    /** Messages that must be sent before the value. */
    TokenWriter definitions() {
        return definitions;
    }

    int count() {
        return types.size();
    }

    /** Forgets what was defined for a value that is not sent. */
    void forgetAfter(int count) {
        for (int i = types.size() - 1; i >= count; i--) {
            ids.remove(types.remove(i));
        }
        written = count;
        definitions.clear();
    }
}
