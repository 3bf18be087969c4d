package dev.outboard.contract.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/** What a field holds: how many values, and whether there need be one. */
sealed interface FieldType {

    /** The type in the interface. */
    TypeName java();

    /** The types of the values in it. */
    List<ValueType> values();

    /** A value that is always there; on the wire its default may be left out. */
    record One(TypeName java, ValueType value) implements FieldType {
        @Override
        public List<ValueType> values() {
            return List.of(value);
        }
    }

    /** A value or none. */
    record Maybe(TypeName java, ValueType value, Absence absence) implements FieldType {
        @Override
        public List<ValueType> values() {
            return List.of(value);
        }
    }

    /** Several values. */
    record Many(TypeName java, ValueType element, Collecting collecting) implements FieldType {
        @Override
        public List<ValueType> values() {
            return List.of(element);
        }
    }

    /** Keys with a value each. */
    record Pairs(TypeName java, ValueType key, ValueType value) implements FieldType {
        @Override
        public List<ValueType> values() {
            return List.of(key, value);
        }
    }

    /** How the interface says that there is none. */
    enum Absence {
        NULL,
        OPTIONAL,
        OPTIONAL_INT,
        OPTIONAL_LONG,
        OPTIONAL_DOUBLE
    }

    /** What the interface collects values in. */
    enum Collecting {
        LIST,
        SET
    }
}
