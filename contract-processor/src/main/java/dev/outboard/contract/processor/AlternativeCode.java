package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.ValueType.Nested;
import javax.lang.model.element.Modifier;

/** A record among the alternatives of a sealed interface: the last one read is the one. */
final class AlternativeCode extends FieldCode {

    private final ValueType type;
    private final Nested nested;

    AlternativeCode(Field field, One one, Nested nested) {
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
        return put(out, tag(type), type, CodeBlock.of("$L", name()));
    }

    @Override
    CodeBlock read() {
        return CodeBlock.builder()
                .beginControlFlow("case $L ->", tag(type))
                .addStatement(
                        "$T same = this.$L == null ? new $T() : this.$L",
                        nested.codec(),
                        name(),
                        nested.codec(),
                        name())
                .addStatement("clear()")
                .addStatement("this.$L = same.nested(in)", name())
                .endControlFlow()
                .build();
    }

    @Override
    CodeBlock value() {
        return CodeBlock.of("this.$L.value()", name());
    }
}
