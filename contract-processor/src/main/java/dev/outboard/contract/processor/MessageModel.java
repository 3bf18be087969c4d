package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A message of the {@code .proto}, and the class that reads and writes it.
 *
 * @param proto its name there
 * @param codec the class's name inside the binding
 * @param shape what it is in the interface
 * @param doc its documentation as plain text, may be empty
 */
record MessageModel(String proto, ClassName codec, Shape shape, List<Field> fields, Reserved reserved, String doc) {

    /** What a message is in the interface. */
    sealed interface Shape {}

    /** A record: its components are the fields. */
    record OfRecord(TypeName java) implements Shape {}

    /** A sealed interface: its records are a oneof's fields. */
    record OfAlternatives(TypeName java) implements Shape {}

    /**
     * An exception: what its accessors give are the fields.
     *
     * @param accessors the method for each field
     * @param constructor what each of the constructor's parameters gets: the place of a field, or {@link #CAUSE}
     */
    record OfException(TypeName java, List<String> accessors, List<Integer> constructor) implements Shape {

        /** Not a field, but what gRPC gave. */
        static final int CAUSE = -1;
    }

    /** The parameters of a method. */
    record OfParameters() implements Shape {}

    /** The result of a method, in one field; without a field when there is none. */
    record OfResult() implements Shape {}
}
