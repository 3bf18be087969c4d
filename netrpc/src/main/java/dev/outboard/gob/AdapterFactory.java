package dev.outboard.gob;

import org.jspecify.annotations.Nullable;

/** One link of the chain that finds the adapter of a Java type. */
interface AdapterFactory {

    /**
     * Makes the adapter of a type.
     *
     * @return null when this factory is not for it: the next one is asked
     * @throws GobTypeException when it is for it, and the type cannot be used
     */
    @Nullable
    Adapter<?> create(JavaType type, Adapters adapters);
}
