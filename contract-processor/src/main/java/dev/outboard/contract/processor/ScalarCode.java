package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.outboard.contract.processor.FieldType.One;
import javax.lang.model.element.Modifier;

/** A scalar that is always there: its default is left out. */
final class ScalarCode extends FieldCode {

    private final ValueType type;
    private final ScalarKind kind;

    ScalarCode(Field field, One one, ScalarKind kind) {
        super(field);
        this.type = one.value();
        this.kind = kind;
    }

    @Override
    FieldSpec state() {
        return FieldSpec.builder(kind.java(), name(), Modifier.PRIVATE)
                .initializer(kind.absent())
                .build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!java().isPrimitive()) {
            code.add(notNull(name(), field().label()));
        }
        CodeBlock wire = type.toWire(CodeBlock.of("$L", name()));
        String variable = name();
        if (!wire.toString().equals(name())) {
            variable = locals.add(name() + "Wire");
            code.addStatement("$T $L = $L", kind.java(), variable, wire);
        }
        return code.beginControlFlow("if (" + kind.present() + ")", variable)
                .addStatement("$L.tag($L).$L($L)", out, tag(type), kind.method(), variable)
                .endControlFlow()
                .build();
    }

    @Override
    CodeBlock read() {
        return CodeBlock.builder()
                .addStatement("case $L -> this.$L = in.$L()", tag(type), name(), kind.method())
                .build();
    }

    @Override
    CodeBlock value() {
        return type.fromWire(CodeBlock.of("this.$L", name()));
    }
}
