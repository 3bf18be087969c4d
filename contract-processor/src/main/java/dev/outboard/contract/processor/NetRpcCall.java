package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A method of the interface as one of a receiver in Go.
 *
 * @param java the method's name
 * @param go its name in Go
 * @param label what people call it, for example {@code KeyValue.put}
 * @param constant the name of the binding's constant for it
 * @param argument what the parameters make
 * @param result the method's result
 * @param reply what crosses of it; nothing for {@code void}
 * @param way how the caller waits
 * @param thrown what the method declares
 * @param error what an error of the other side becomes
 */
record NetRpcCall(
        String java,
        String go,
        String label,
        String constant,
        List<Value> parameters,
        Argument argument,
        TypeName result,
        Optional<Value> reply,
        Way way,
        List<TypeName> thrown,
        Optional<ClassName> error) {

    /** What the parameters make. */
    enum Argument {
        NONE,
        ONLY,
        STRUCT,
        MAP
    }

    /** How the caller waits. */
    enum Way {
        WAITING,
        INTERRUPTIBLY,
        LATER,
        CLOSING
    }

    /**
     * A parameter, or what a call gives.
     *
     * @param name its name in Java
     * @param go its name in Go, if it was set
     * @param declared its type in the interface
     * @param crossing what crosses, with gob's annotations
     * @param nullable whether it may be null
     * @param binding of a contract
     */
    record Value(
            String name,
            Optional<String> go,
            TypeName declared,
            TypeName crossing,
            boolean nullable,
            Optional<ClassName> binding) {

        boolean mustBeChecked() {
            return !nullable && !declared.isPrimitive();
        }
    }

    /** Whether objects of either side cross. */
    boolean hasContracts() {
        return parameters.stream().anyMatch(value -> value.binding().isPresent())
                || reply.flatMap(Value::binding).isPresent();
    }

    /** The record for several parameters. */
    String struct() {
        return go + "Arguments";
    }

    String labelOf(Value value) {
        return label + ": " + value.name();
    }
}
