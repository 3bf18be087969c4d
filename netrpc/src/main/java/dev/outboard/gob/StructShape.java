package dev.outboard.gob;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of a class are taken apart and put together; see {@link RecordShape} and {@link ClassShape}. */
interface StructShape {

    /**
     * A field, its place in the arrays below being its place in the list.
     *
     * @param name in Go
     * @param type its type
     */
    record Member(String name, JavaType type) {}

    List<Member> members();

    /** Reads one member. What throws is the class's own code. */
    @Nullable
    Object get(Object value, int member) throws Throwable;

    /**
     * Makes a value.
     *
     * @param members the values that were received
     * @param received which members were received
     * @param adapters of the members, for zero values
     */
    Object make(@Nullable Object[] members, boolean[] received, Adapter<Object>[] adapters) throws Throwable;
}
