package dev.outboard.gob;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How values of a Java type are sent and received. Adapters are made by a chain of {@link AdapterFactory factories}, each for one shape of
 * type; they know each other by their {@link #type}, and hold no state of a stream.
 *
 * @param <T> the Java type, boxed
 */
abstract class Adapter<T> {

    /** The type as which values are sent. */
    abstract GobType type();

    /** Whether a field with this value is left out: whatever has the zero value in Go, and null. */
    abstract boolean isZero(@Nullable T value);

    /** What a record has where a field was not sent. A value that can be changed must be a new one each time. */
    abstract @Nullable T zero();

    /** Whether null can be written. */
    boolean takesNull() {
        return false;
    }

    /** Writes a value, a zero one too; null only where {@link #takesNull}. */
    abstract void write(Encoding out, @Nullable T value) throws GobValueException;

    /**
     * Makes a reader of values as the other side sends them.
     *
     * @throws GobValueException when values of that type cannot be had as this one
     */
    abstract ValueReader<T> reader(GobType remote, Readers readers) throws GobException;

    /** Reads values of one remote type. */
    interface ValueReader<T> {
        @Nullable
        T read(Decoding in) throws IOException;

        /** Whether there is something to be read, and nothing of it is used. */
        default boolean readsNothing() {
            return false;
        }
    }

    final GobValueException mismatch(GobType remote, String javaType) {
        return new GobValueException("the sender's type is " + remote + ", which cannot be decoded as " + javaType
                + " (" + type() + " in Go)");
    }
}
