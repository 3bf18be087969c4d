package dev.outboard.contract.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;

/** The names of one message's fields. */
final class FieldNames {

    private final Reserved reserved;
    private final Set<String> taken = new HashSet<>();

    FieldNames(Reserved reserved) {
        this.reserved = reserved;
    }

    /** The name of a field for a component, a parameter or an alternative. */
    String of(Element element) {
        String name = Annotations.name(element)
                .filter(set ->
                        !element.getKind().isInterface() && !element.getKind().isClass())
                .orElseGet(() -> Names.snakeCase(element.getSimpleName().toString()));
        if (!Names.isIdentifier(name)) {
            throw new RefusedException(
                    element, "\"" + name + "\" is no name in protobuf; give it another by @ProtoName");
        }
        if (!taken.add(name)) {
            throw new RefusedException(
                    element, "Two fields are called " + name + " in the .proto; give one another name by @ProtoName");
        }
        if (reserved.names().contains(name)) {
            throw new RefusedException(
                    element, "The name " + name + " is reserved; use one that never had another meaning");
        }
        return name;
    }
}
