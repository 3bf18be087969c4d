package dev.outboard.gob;

import dev.outboard.gob.Adapter.ValueReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What readers need while a value is decoded. */
final class Decoding {

    private final Adapters adapters;
    private final Registry registry;
    private final int maxDepth;
    private final MessageReader messages;
    private final TokenReader tokens;
    private final WireTypeReader definitions;
    private final RemoteTypes types = new RemoteTypes();
    private final Readers readers;

    /** By the current value, which may be read twice. */
    private final Set<Integer> definedHere = new HashSet<>();

    private boolean again;
    private int depth;

    Decoding(Gob gob, MessageReader messages) {
        this.adapters = gob.adapters();
        this.registry = gob.registry();
        this.maxDepth = gob.maxDepth();
        this.messages = messages;
        this.tokens = messages.tokens();
        this.definitions = new WireTypeReader(tokens);
        this.readers = new Readers(maxDepth);
    }

    TokenReader tokens() {
        return tokens;
    }

    Adapters adapters() {
        return adapters;
    }

    Registry registry() {
        return registry;
    }

    Readers readers() {
        return readers;
    }

    /** A value with values inside begins. */
    void enter() throws GobFormatException {
        if (depth >= maxDepth) {
            throw new GobFormatException("the value is nested deeper than " + maxDepth);
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    /** Reads definitions up to the next value, and its type. */
    GobType beginValue() throws IOException {
        depth = 0;
        again = false;
        definedHere.clear();
        if (!messages.first()) {
            throw MessageReader.ended();
        }
        while (true) {
            long id = tokens.signed();
            if (id >= 0) {
                messages.markValue();
                return types.resolve(id);
            }
            define(id);
            if (tokens.remaining() > 0) {
                throw new GobFormatException("bytes follow a type's definition");
            }
            messages.another();
        }
    }

    /** In an interface value: reads definitions, perhaps in messages of their own, up to the value and its length. */
    GobType beginInner() throws IOException {
        while (true) {
            long id = tokens.signed();
            if (id >= 0) {
                GobType type = types.resolve(id);
                // The length is for those who skip the value; types that are defined inside it are not counted.
                tokens.unsigned();
                return type;
            }
            define(id);
            if (tokens.remaining() == 0) {
                messages.anotherOfValue();
            } else {
                tokens.unsigned();
            }
        }
    }

    private void define(long negatedId) throws GobFormatException {
        int before = tokens.remaining();
        WireType definition = definitions.read();
        if (-negatedId > Integer.MAX_VALUE) {
            throw new GobFormatException("a type cannot have the id " + -negatedId);
        }
        int id = (int) -negatedId;
        if (!again || !definedHere.contains(id)) {
            types.define(id, definition, before - tokens.remaining());
            definedHere.add(id);
        }
    }

    /** What begins a value at top level or in an interface, other than a struct. */
    void beginSingle(GobType type) throws GobFormatException {
        if (!(type instanceof GobType.Struct) && tokens.unsigned() != 0) {
            throw new GobFormatException("a value that is no struct has a field number");
        }
    }

    /** Reads a value at top level or in an interface. */
    <T> @Nullable T readWhole(Adapter<T> adapter, GobType remote) throws IOException {
        ValueReader<T> reader = readers.of(adapter, remote);
        if (reader.readsNothing()) {
            throw new GobValueException("the sender's type " + remote + " has no field in common with this one");
        }
        beginSingle(remote);
        return reader.read(this);
    }

    void endValue() throws GobFormatException {
        if (tokens.remaining() > 0) {
            throw new GobFormatException("bytes follow a value");
        }
    }

    /** Goes back to the beginning of the value and past its end. */
    void skipFromStart(GobType type) throws IOException {
        messages.rewind();
        again = true;
        skipWhole(type);
    }

    /** Goes past a value inside another one. */
    void skip(GobType type) throws IOException {
        new Skipper(this).skip(type);
    }

    /** Goes past a value at top level. */
    void skipWhole(GobType type) throws IOException {
        depth = 0;
        beginSingle(type);
        skip(type);
        endValue();
    }
}
