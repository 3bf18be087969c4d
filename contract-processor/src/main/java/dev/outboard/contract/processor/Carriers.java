package dev.outboard.contract.processor;

import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages that have contracts in them, at any depth. */
final class Carriers {

    private final Set<TypeName> codecs = new HashSet<>();

    Carriers(List<MessageModel> messages) {
        boolean found = true;
        while (found) {
            found = false;
            for (MessageModel message : messages) {
                if (carries(message)) {
                    found |= codecs.add(message.codec());
                }
            }
        }
    }

    boolean contains(MessageModel message) {
        return codecs.contains(message.codec());
    }

    private boolean carries(MessageModel message) {
        return message.fields().stream()
                .flatMap(field -> field.type().values().stream())
                .map(ValueType::core)
                .anyMatch(core -> core instanceof Reference
                        || (core instanceof Nested nested && codecs.contains(nested.codec())));
    }
}
