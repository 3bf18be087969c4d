package dev.outboard.hclog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of JSON (RFC 8259), without loss: numbers keep their digits, objects the order of their members. */
public sealed interface JsonValue {

    /** How deeply a line may be nested: the line itself is the first level. */
    int DEEPEST = 64;

    /**
     * The value as JSON.
     *
     * @return JSON text without line ends
     * @throws IllegalArgumentException when the value is more than {@value #DEEPEST} levels deep
     */
    default String toJson() {
        return JsonTree.text(this);
    }

    /**
     * Text.
     *
     * @param value well-formed: halves of surrogate pairs become U+FFFD
     */
    record JsonString(String value) implements JsonValue {

        /**
         * Takes any text.
         *
         * @param value the text
         */
        public JsonString {
            value = Unicode.wellFormed(value);
        }
    }

    /**
     * A number.
     *
     * @param literal as it is written in JSON, of any size and precision
     */
    record JsonNumber(String literal) implements JsonValue {

        /**
         * Takes a number as it is written in JSON.
         *
         * @param literal the number
         * @throws IllegalArgumentException when it is not
         */
        public JsonNumber {
            if (!JsonNumbers.isNumber(literal)) {
                throw new IllegalArgumentException("This is not how JSON writes a number: \"" + literal + "\"");
            }
        }

        /**
         * Makes a number of an integer.
         *
         * @param value any integer
         * @return the number
         */
        public static JsonNumber of(long value) {
            return new JsonNumber(Long.toString(value));
        }

        /**
         * The exact number, for calculations.
         *
         * @return a {@link Long} when it is written as an integer and fits, else a {@link BigDecimal}; empty when its
         *     exponent is too large even for that
         */
        public Optional<Number> exact() {
            return JsonNumbers.exact(literal);
        }
    }

    /**
     * True or false.
     *
     * @param value which of them
     */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** Nothing. */
    record JsonNull() implements JsonValue {}

    /**
     * A list.
     *
     * @param elements its elements; not modifiable
     */
    record JsonArray(List<JsonValue> elements) implements JsonValue {

        /**
         * Takes a copy.
         *
         * @param elements its elements
         */
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A JSON object.
     *
     * @param members its members in their order; not modifiable
     */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {

        /**
         * Takes a copy.
         *
         * @param members its members
         */
        public JsonObject {
            members = JsonTree.copy(members);
        }
    }
}
