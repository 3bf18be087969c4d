package dev.outboard.gob;

import dev.outboard.gob.Adapter.ValueReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A decoder's readers, one for each pair of a Java type and a remote type, made when first needed. As with {@link Adapters}, types that contain
 * themselves are settled here: a reader that is being made is handed out unfinished.
 */
final class Readers {

    private final IdentityHashMap<Adapter<?>, IdentityHashMap<GobType, ValueReader<?>>> readers =
            new IdentityHashMap<>();
    private final int maxDepth;
    /** What was made for the outermost reader that is not finished: it goes if that fails. */
    private final List<Runnable> undo = new ArrayList<>();

    private int depth;

    Readers(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    @SuppressWarnings("unchecked") // A reader is kept under its adapter.
    <T> ValueReader<T> of(Adapter<T> adapter, GobType remote) throws GobException {
        IdentityHashMap<GobType, ValueReader<?>> known =
                readers.computeIfAbsent(adapter, key -> new IdentityHashMap<>());
        ValueReader<?> reader = known.get(remote);
        return (ValueReader<T>) (reader != null ? reader : make(adapter, remote));
    }

    private <T> ValueReader<T> make(Adapter<T> adapter, GobType remote) throws GobException {
        if (depth >= maxDepth) {
            throw new GobFormatException("types are nested deeper than " + maxDepth);
        }
        depth++;
        boolean done = false;
        try {
            ValueReader<T> reader = adapter.reader(remote, this);
            announce(adapter, remote, reader);
            done = true;
            return reader;
        } finally {
            depth--;
            if (!done) {
                undo.forEach(Runnable::run);
            }
            if (depth == 0 || !done) {
                undo.clear();
            }
        }
    }

    /** Makes a reader known before those inside it are asked for. */
    <T> void announce(Adapter<T> adapter, GobType remote, ValueReader<T> unfinished) {
        IdentityHashMap<GobType, ValueReader<?>> known =
                readers.computeIfAbsent(adapter, key -> new IdentityHashMap<>());
        known.put(remote, unfinished);
        undo.add(() -> known.remove(remote));
    }
}
