package dev.outboard.http2;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An immutable list of header fields, in the order of the wire; names may repeat. */
public final class Headers implements Iterable<HeaderField> {

    private static final Headers EMPTY = new Headers(new HeaderField[0], 0);

    private final HeaderField[] fields;
    private final int count;

    private Headers(HeaderField[] fields, int count) {
        this.fields = fields;
        this.count = count;
    }

    /**
     * A list without a field.
     *
     * @return the empty list
     */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * A list of these fields.
     *
     * @param fields the fields, in order; copied
     * @return the list
     */
    public static Headers of(HeaderField... fields) {
        for (HeaderField field : fields) {
            Objects.requireNonNull(field, "field");
        }
        return new Headers(fields.clone(), fields.length);
    }

    /**
     * A list of these fields.
     *
     * @param namesAndValues name, value, name, value …
     * @return the list
     * @throws IllegalArgumentException when a value is missing, or as {@link HeaderField} does
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("The last name has no value: " + Arrays.toString(namesAndValues));
        }
        Builder builder = new Builder(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    /** A list of the first fields of an array that the caller goes on using. */
    static Headers copyOf(HeaderField[] fields, int count) {
        return new Headers(Arrays.copyOf(fields, count), count);
    }

    /**
     * Starts an empty list.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder(10);
    }

    /**
     * How many fields there are.
     *
     * @return the number of fields
     */
    public int size() {
        return count;
    }

    /**
     * The field at a place.
     *
     * @param index 0 to {@code size() - 1}
     * @return that field
     * @throws IndexOutOfBoundsException when there is no such place
     */
    public HeaderField field(int index) {
        Objects.checkIndex(index, count);
        return fields[index];
    }

    /**
     * The first value under a name.
     *
     * @param name the name, in lower case
     * @return the value, or null when no field has the name
     */
    public @Nullable String get(String name) {
        for (int i = 0; i < count; i++) {
            if (fields[i].name().equals(name)) {
                return fields[i].value();
            }
        }
        return null;
    }

    /**
     * What the list counts against a peer's SETTINGS_MAX_HEADER_LIST_SIZE.
     *
     * @return the sum of {@link HeaderField#size} over all fields
     */
    public long listSize() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += fields[i].size();
        }
        return sum;
    }

    @Override
    public Iterator<HeaderField> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public HeaderField next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return fields[next++];
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && Arrays.equals(fields, 0, count, headers.fields, 0, headers.count);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + fields[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(fields[i]);
        }
        return text.append(']').toString();
    }

    /** Collects fields; for one thread. */
    public static final class Builder {

        private HeaderField[] fields;
        private int count;

        private Builder(int capacity) {
            fields = new HeaderField[capacity];
        }

        /**
         * Adds a field at the end.
         *
         * @param name the name, in lower case
         * @param value the value
         * @return this builder
         * @throws IllegalArgumentException as {@link HeaderField} does
         */
        public Builder add(String name, String value) {
            return add(new HeaderField(name, value));
        }

        /**
         * Adds a field at the end; fields that are sent again and again are best made once.
         *
         * @param field the field
         * @return this builder
         */
        public Builder add(HeaderField field) {
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, Math.max(8, 2 * count));
            }
            fields[count++] = Objects.requireNonNull(field, "field");
            return this;
        }

        /**
         * The list of what was added so far.
         *
         * @return an immutable list; the builder may go on
         */
        public Headers build() {
            return count == 0 ? EMPTY : Headers.copyOf(fields, count);
        }
    }
}
