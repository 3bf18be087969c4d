package dev.outboard.gob;

import dev.outboard.gob.ArrayAccess.PrimitiveArray;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and arrays. */
final class ListFactory implements AdapterFactory {

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        int length = type.arrayLength();
        if (type.raw() == List.class || type.raw() == Collection.class) {
            return new ListAdapter<>(adapters.of(type.argument(0)), new Lists(), length);
        }
        if (!type.isArray()) {
            return null;
        }
        return type.component().raw().isPrimitive()
                ? primitives(type, length)
                : new ListAdapter<>(
                        adapters.of(type.component()),
                        new Arrayed(type.component().raw()),
                        length);
    }

    /** An array whose elements have an adapter that their class does not tell. */
    @SuppressWarnings("unchecked") // The list makes arrays of the class that it is given.
    static <E> Adapter<E[]> arrayOf(Adapter<E> element, Class<E> component) {
        return (Adapter<E[]>)
                (Adapter<?>) new ListAdapter<>((Adapter<Object>) (Adapter<?>) element, new Arrayed(component), -1);
    }

    private static Adapter<?> primitives(JavaType type, int length) {
        // Go's bytes are unsigned; those of a slice have an adapter of their own.
        boolean unsigned = type.component().isUnsigned() || type.raw() == byte[].class;
        for (PrimitiveArray<?> array : unsigned ? ArrayAccess.allUnsigned() : ArrayAccess.all()) {
            if (array.type() == type.raw()) {
                return new PrimitiveArrayAdapter<>(array, length);
            }
        }
        throw new GobTypeException(type + " has no counterpart in Go");
    }

    private static final class Lists implements ListAdapter.View<Collection<?>> {
        @Override
        public Collection<?> of(Collection<?> value) {
            return value;
        }

        @Override
        public Collection<?> from(List<Object> elements) {
            return elements;
        }
    }

    /**
     * Arrays of objects.
     *
     * @param component their component type
     */
    private record Arrayed(Class<?> component) implements ListAdapter.View<Object[]> {
        @Override
        public Collection<?> of(Object[] value) {
            return Arrays.asList(value);
        }

        @Override
        public Object[] from(List<Object> elements) {
            return elements.toArray((Object[]) Array.newInstance(component, 0));
        }
    }
}
