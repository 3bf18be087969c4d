package dev.outboard.gob;

import org.jspecify.annotations.Nullable;

/** What adapters need while a value is encoded. */
final class Encoding {

    private final Adapters adapters;
    private final Registry registry;
    private final LocalTypes types;
    private final int maxDepth;
    private final TokenWriter tokens = new TokenWriter();
    private int depth;

    Encoding(Gob gob, LocalTypes types) {
        this.adapters = gob.adapters();
        this.registry = gob.registry();
        this.maxDepth = gob.maxDepth();
        this.types = types;
    }

    TokenWriter tokens() {
        return tokens;
    }

    Adapters adapters() {
        return adapters;
    }

    Registry registry() {
        return registry;
    }

    LocalTypes types() {
        return types;
    }

    void reset() {
        depth = 0;
        tokens.clear();
    }

    /** A value with values inside begins. */
    void enter() throws GobValueException {
        if (depth >= maxDepth) {
            throw new GobValueException("the value is nested deeper than " + maxDepth + "; does it contain itself?");
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    /** A value in a list, an array or a map: each has one. */
    <T> void element(Adapter<T> adapter, @Nullable T value) throws GobValueException {
        if (value == null && !adapter.takesNull()) {
            throw new GobValueException("null cannot be sent as " + adapter.type());
        }
        adapter.write(this, value);
    }

    /** A value at top level or in an interface: one that is no struct follows a zero, as if it were the field of one. */
    <T> void whole(Adapter<T> adapter, @Nullable T value) throws GobValueException {
        if (!(adapter.type() instanceof GobType.Struct)) {
            tokens.unsigned(0);
        }
        element(adapter, value);
    }
}
