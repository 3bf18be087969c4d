package dev.outboard.gob;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The adapters of all types met so far. They are made once, by the first factory that knows the type. A type that contains itself is settled
 * here alone: whoever asks for one that is being made gets it unfinished.
 */
final class Adapters {

    private final List<AdapterFactory> factories;
    private final Map<JavaType, Adapter<?>> finished = new ConcurrentHashMap<>();

    /** Guards {@link #inProgress}; user code is not called under it, except that classes may be initialized. */
    private final ReentrantLock making = new ReentrantLock();
    /** Made, but perhaps with unfinished ones inside. */
    private final Map<JavaType, Adapter<?>> inProgress = new HashMap<>();
    /** From the outside in, for messages; and to notice a type that nobody announces and that contains itself. */
    private final List<JavaType> path = new ArrayList<>();

    Adapters(List<AdapterFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    @SuppressWarnings("unchecked") // Factories make adapters of the type that they are asked for.
    <T> Adapter<T> of(TypeRef<T> type) {
        return (Adapter<T>) of(type.type());
    }

    /** The same for boxed values of any type, whose type is looked at when the program runs. */
    @SuppressWarnings("unchecked")
    Adapter<Object> of(JavaType type) {
        Adapter<?> known = finished.get(type);
        return (Adapter<Object>) (known != null ? known : make(type));
    }

    private Adapter<?> make(JavaType type) {
        making.lock();
        try {
            Adapter<?> known = finished.getOrDefault(type, inProgress.get(type));
            if (known != null) {
                return known;
            }
            requireNoLoop(type);
            path.add(type);
            Adapter<?> adapter = firstFor(type);
            path.remove(path.size() - 1);
            inProgress.put(type, adapter);
            if (path.isEmpty()) {
                finished.putAll(inProgress);
                inProgress.clear();
            }
            return adapter;
        } catch (RuntimeException | Error e) {
            // Nothing that is half made is kept.
            path.clear();
            inProgress.clear();
            throw e;
        } finally {
            making.unlock();
        }
    }

    private void requireNoLoop(JavaType type) {
        if (path.contains(type)) {
            throw new GobTypeException("The converter of " + type + " needs itself");
        }
    }

    private Adapter<?> firstFor(JavaType type) {
        for (AdapterFactory factory : factories) {
            Adapter<?> adapter = factory.create(type, this);
            if (adapter != null) {
                return adapter;
            }
        }
        throw new GobTypeException(
                type + " has no counterpart in Go" + where() + ". What can be sent: primitive types, "
                        + "strings, records, classes with a constructor without parameters, lists, maps, arrays and interfaces; "
                        + "for other types give the builder of Gob a conversion");
    }

    private String where() {
        return path.size() < 2 ? "" : " (in " + path.get(path.size() - 2) + ")";
    }

    /** Makes an adapter known before the types inside it are asked for. */
    void announce(JavaType type, Adapter<?> unfinished) {
        inProgress.put(type, unfinished);
    }
}
