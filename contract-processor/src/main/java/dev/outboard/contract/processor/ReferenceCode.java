package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.outboard.contract.processor.ValueType.Reference;
import javax.lang.model.element.Modifier;

/** Another contract that is always there. */
final class ReferenceCode extends FieldCode {

    private final Reference reference;

    ReferenceCode(Field field, Reference reference) {
        super(field);
        this.reference = reference;
    }

    @Override
    FieldSpec state() {
        return FieldSpec.builder(java(), name(), Modifier.PRIVATE).build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        return CodeBlock.builder()
                .add(notNull(name(), field().label()))
                .add(put(out, tag(reference), reference, CodeBlock.of("$L", name())))
                .build();
    }

    @Override
    CodeBlock read() {
        return CodeBlock.builder()
                .addStatement("case $L -> this.$L = $L", tag(reference), name(), take(reference))
                .build();
    }

    @Override
    CodeBlock value() {
        return CodeBlock.of("$T.present(this.$L, $S)", RuntimeTypes.CHECKS, name(), field().label());
    }
}
