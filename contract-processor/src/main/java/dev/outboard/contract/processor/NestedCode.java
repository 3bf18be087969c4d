package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.ValueType.Nested;
import javax.lang.model.element.Modifier;

/** A message that is always there; when the other side has left it out, it is one of defaults. */
final class NestedCode extends FieldCode {

    private final ValueType type;
    private final Nested nested;

    NestedCode(Field field, One one, Nested nested) {
        super(field);
        this.type = one.value();
        this.nested = nested;
    }

    @Override
    FieldSpec state() {
        return FieldSpec.builder(nested.codec(), name(), Modifier.PRIVATE).build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        return CodeBlock.builder()
                .add(notNull(name(), field().label()))
                .add(put(out, tag(type), type, CodeBlock.of("$L", name())))
                .build();
    }

    @Override
    CodeBlock read() {
        return merge(tag(type), name(), nested);
    }

    /** A case that reads a message into what is there of it already, as protobuf has it. */
    static CodeBlock merge(int tag, String name, Nested nested) {
        return CodeBlock.builder()
                .addStatement(
                        "case $L -> this.$L = (this.$L == null ? new $T() : this.$L).nested(in)",
                        tag,
                        name,
                        name,
                        nested.codec(),
                        name)
                .build();
    }

    @Override
    CodeBlock value() {
        return type.fromWire(
                CodeBlock.of("(this.$L == null ? new $T() : this.$L).value()", name(), nested.codec(), name()));
    }
}
