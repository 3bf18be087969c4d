package dev.outboard.gob;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type as gob knows it. Widths are not part of it: there is one type for all signed integers. Types may contain themselves, so those with
 * types inside are equal only when they are the same object.
 */
public sealed interface GobType {

    /** The types that every stream knows. */
    enum Basic implements GobType {
        /** {@code bool}. */
        BOOL(1),
        /** All signed integers. */
        INT(2),
        /** All unsigned integers. */
        UINT(3),
        /** {@code float32} and {@code float64}. */
        FLOAT(4),
        /** {@code []byte}. */
        BYTES(5),
        /** {@code string}. */
        STRING(6),
        /** {@code complex64} and {@code complex128}. */
        COMPLEX(7),
        /** All interfaces. */
        INTERFACE(8);

        final int id;

        Basic(int id) {
            this.id = id;
        }

        /** The name in Go. */
        @Override
        public String toString() {
            return this == BYTES ? "[]byte" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A slice, other than of bytes. */
    final class Slice implements GobType {

        private @Nullable GobType element;

        Slice() {}

        /** {@return the type of the elements} */
        public GobType element() {
            return Objects.requireNonNull(element);
        }

        void define(GobType element) {
            this.element = element;
        }

        @Override
        public String toString() {
            return GobTypeNames.of(this);
        }
    }

    /** An array, which has its length in its type. */
    final class Array implements GobType {

        private final long length;
        private @Nullable GobType element;

        Array(long length) {
            this.length = length;
        }

        /** {@return the type of the elements} */
        public GobType element() {
            return Objects.requireNonNull(element);
        }

        /** {@return how many elements a value has} */
        public long length() {
            return length;
        }

        void define(GobType element) {
            this.element = element;
        }

        @Override
        public String toString() {
            return GobTypeNames.of(this);
        }
    }

    /** A map. */
    final class MapOf implements GobType {

        private @Nullable GobType key;
        private @Nullable GobType value;

        MapOf() {}

        /** {@return the type of the keys} */
        public GobType key() {
            return Objects.requireNonNull(key);
        }

        /** {@return the type of the values} */
        public GobType value() {
            return Objects.requireNonNull(value);
        }

        void define(GobType key, GobType value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public String toString() {
            return GobTypeNames.of(this);
        }
    }

    /** A struct: its exported fields. */
    final class Struct implements GobType {

        private final String name;
        private List<Field> fields = List.of();
        private Map<String, Field> byName = Map.of();

        Struct(String name) {
            this.name = name;
        }

        /** {@return the name of the struct, without its package; empty for one without a name} */
        public String name() {
            return name;
        }

        /** {@return the fields in the order in which they are sent} */
        public List<Field> fields() {
            return fields;
        }

        /**
         * Looks a field up.
         *
         * @param name its name
         * @return the field, or null when there is none
         */
        public @Nullable Field field(String name) {
            return byName.get(name);
        }

        void define(List<Field> fields) {
            this.fields = List.copyOf(fields);
            this.byName = new HashMap<>();
            for (Field field : fields) {
                if (byName.put(field.name(), field) != null) {
                    throw new GobTypeException(toString() + " has two fields with the name " + field.name());
                }
            }
        }

        @Override
        public String toString() {
            return GobTypeNames.of(this);
        }
    }

    /**
     * A field of a struct.
     *
     * @param name its name, which begins with an upper-case letter
     * @param type its type
     */
    record Field(String name, GobType type) {
        /**
         * A field.
         *
         * @param name its name
         * @param type its type
         */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * A type that brings its own encoding.
     *
     * @param kind by which interface
     * @param name its name in Go, without its package
     */
    record Opaque(OpaqueKind kind, String name) implements GobType {
        /**
         * A type.
         *
         * @param kind by which interface
         * @param name its name in Go
         */
        public Opaque {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name.isEmpty() ? kind.name() : name;
        }
    }

    /**
     * A slice.
     *
     * @param element the type of its elements; for bytes there is {@link Basic#BYTES}
     * @return the type
     */
    static Slice slice(GobType element) {
        Slice slice = new Slice();
        slice.define(Objects.requireNonNull(element, "element"));
        return slice;
    }

    /**
     * An array.
     *
     * @param element the type of its elements
     * @param length how many there are, 0 or more
     * @return the type
     */
    static Array array(GobType element, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("An array cannot have " + length + " elements");
        }
        Array array = new Array(length);
        array.define(Objects.requireNonNull(element, "element"));
        return array;
    }

    /**
     * A map.
     *
     * @param key the type of its keys
     * @param value the type of its values
     * @return the type
     */
    static MapOf map(GobType key, GobType value) {
        MapOf map = new MapOf();
        map.define(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return map;
    }

    /**
     * A struct, whose fields may be of its own type.
     *
     * @param name its name, which may be empty
     * @param fields given the struct, makes its fields
     * @return the type
     * @throws GobTypeException when two fields have the same name, or one is not exported in Go
     */
    static Struct struct(String name, Function<Struct, List<Field>> fields) {
        Struct struct = new Struct(Objects.requireNonNull(name, "name"));
        List<Field> made = fields.apply(struct);
        made.forEach(field -> GoNames.requireExported(field.name()));
        struct.define(made);
        return struct;
    }
}
