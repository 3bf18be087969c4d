package dev.outboard.gob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value without a Java class: whatever a stream holds, with nothing lost. What was decoded as one can be encoded again, with its type.
 *
 * <p>All are immutable; arrays of bytes are shared and must not be changed. Inside a value, the type of what surrounds it counts; its
 * own counts at top level and in a {@link Named}.
 */
public sealed interface GobValue {

    /** {@return the type as which it is sent} */
    GobType type();

    /**
     * A boolean.
     *
     * @param value the boolean
     */
    record Bool(boolean value) implements GobValue {
        @Override
        public GobType type() {
            return GobType.Basic.BOOL;
        }
    }

    /**
     * A signed integer.
     *
     * @param value the integer
     */
    record Int(long value) implements GobValue {
        @Override
        public GobType type() {
            return GobType.Basic.INT;
        }
    }

    /**
     * An unsigned integer.
     *
     * @param bits the integer, from 2^63 on negative here
     */
    record Uint(long bits) implements GobValue {
        @Override
        public GobType type() {
            return GobType.Basic.UINT;
        }
    }

    /**
     * A floating-point number.
     *
     * @param value the number
     */
    record Floating(double value) implements GobValue {
        @Override
        public GobType type() {
            return GobType.Basic.FLOAT;
        }
    }

    /**
     * A complex number.
     *
     * @param value the number
     */
    record ComplexNumber(Complex value) implements GobValue {
        /**
         * A complex number.
         *
         * @param value the number
         */
        public ComplexNumber {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public GobType type() {
            return GobType.Basic.COMPLEX;
        }
    }

    /**
     * A {@code []byte}.
     *
     * @param octets the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // It is compared by its content, below.
    record Bytes(byte[] octets) implements GobValue {
        /**
         * A {@code []byte}.
         *
         * @param octets the bytes
         */
        public Bytes {
            Objects.requireNonNull(octets, "octets");
        }

        @Override
        public GobType type() {
            return GobType.Basic.BYTES;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(octets, bytes.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(octets);
        }
    }

    /**
     * A string, which in Go need not be UTF-8.
     *
     * @param octets its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // It is compared by its content, below.
    record Text(byte[] octets) implements GobValue {
        /**
         * A string.
         *
         * @param octets its bytes
         */
        public Text {
            Objects.requireNonNull(octets, "octets");
        }

        /**
         * A string.
         *
         * @param value the string
         */
        public Text(String value) {
            this(value.getBytes(StandardCharsets.UTF_8));
        }

        /** {@return the string, with U+FFFD for what is not UTF-8} */
        public String value() {
            return new String(octets, StandardCharsets.UTF_8);
        }

        @Override
        public GobType type() {
            return GobType.Basic.STRING;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(octets, text.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        @Override
        public String toString() {
            return value();
        }
    }

    /**
     * A slice or an array.
     *
     * @param type a {@link GobType.Slice} or {@link GobType.Array}
     * @param elements its elements
     */
    record Sequence(GobType type, List<GobValue> elements) implements GobValue {
        /**
         * A slice or an array.
         *
         * @param type a {@link GobType.Slice} or {@link GobType.Array}
         * @param elements its elements
         */
        public Sequence {
            if (!(type instanceof GobType.Slice || type instanceof GobType.Array)) {
                throw new IllegalArgumentException(type + " is neither a slice nor an array");
            }
            elements = List.copyOf(elements);
        }
    }

    /**
     * A map.
     *
     * @param type its type
     * @param entries its entries, in the order in which they are sent
     */
    record MapValue(GobType.MapOf type, Map<GobValue, GobValue> entries) implements GobValue {
        /**
         * A map.
         *
         * @param type its type
         * @param entries its entries
         */
        public MapValue {
            Objects.requireNonNull(type, "type");
            entries = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(entries));
        }
    }

    /**
     * A struct.
     *
     * @param type its type
     * @param fields by their names; those that are not there have the zero value
     */
    record StructValue(GobType.Struct type, Map<String, GobValue> fields) implements GobValue {
        /**
         * A struct.
         *
         * @param type its type
         * @param fields by their names
         * @throws IllegalArgumentException when the type has no field of a name
         */
        public StructValue {
            for (String name : fields.keySet()) {
                if (type.field(name) == null) {
                    throw new IllegalArgumentException(type + " has no field " + name);
                }
            }
            fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
        }
    }

    /**
     * A value of a type that brings its own encoding.
     *
     * @param type its type
     * @param octets its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // It is compared by its content, below.
    record OpaqueValue(GobType.Opaque type, byte[] octets) implements GobValue {
        /**
         * A value of a type that brings its own encoding.
         *
         * @param type its type
         * @param octets its bytes
         */
        public OpaqueValue {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(octets, "octets");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OpaqueValue opaque
                    && type.equals(opaque.type)
                    && Arrays.equals(octets, opaque.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        @Override
        public String toString() {
            return type + " " + HexFormat.of().formatHex(octets);
        }
    }

    /** A nil interface value. */
    record Nil() implements GobValue {
        @Override
        public GobType type() {
            return GobType.Basic.INTERFACE;
        }
    }

    /**
     * An interface value.
     *
     * @param name the name under which the type is registered in Go, such as {@code main.Circle}; not empty
     * @param value what the interface holds
     */
    record Named(String name, GobValue value) implements GobValue {
        /**
         * An interface value.
         *
         * @param name the name under which the type is registered
         * @param value what the interface holds
         */
        public Named {
            Objects.requireNonNull(value, "value");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("The name of an interface value's type is empty");
            }
        }

        @Override
        public GobType type() {
            return GobType.Basic.INTERFACE;
        }
    }
}
