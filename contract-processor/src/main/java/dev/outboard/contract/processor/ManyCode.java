package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.outboard.contract.processor.FieldType.Collecting;
import dev.outboard.contract.processor.FieldType.Many;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import javax.lang.model.element.Modifier;

/** Several values: numbers are packed, and read either way. */
final class ManyCode extends FieldCode {

    private final ValueType element;
    private final Collecting collecting;

    ManyCode(Field field, Many many) {
        super(field);
        this.element = many.element();
        this.collecting = many.collecting();
    }

    private boolean isPacked() {
        return element.core().isPackable();
    }

    private int packedTag() {
        return WireType.LENGTH.tag(field().number());
    }

    @Override
    FieldSpec state() {
        Class<?> collection = collecting == Collecting.LIST ? ArrayList.class : LinkedHashSet.class;
        return FieldSpec.builder(java(), name(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T<>()", collection)
                .build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        CodeBlock.Builder code = CodeBlock.builder().add(notNull(name(), field().label()));
        String one = locals.add("element");
        if (!isPacked()) {
            return code.add(each(one, put(out, tag(element), element, CodeBlock.of("$L", one))))
                    .build();
        }
        String mark = locals.add("mark");
        CodeBlock wire = element.toWire(CodeBlock.of("$L", one));
        CodeBlock put = CodeBlock.builder()
                .addStatement(element.core().write(CodeBlock.of(out), wire))
                .build();
        return code.beginControlFlow("if (!$L.isEmpty())", name())
                .addStatement("int $L = $L.tag($L).open()", mark, out, packedTag())
                .add(each(one, put))
                .addStatement("$L.close($L)", out, mark)
                .endControlFlow()
                .build();
    }

    private CodeBlock each(String one, CodeBlock put) {
        return CodeBlock.builder()
                .beginControlFlow("for ($T $L : $L)", element.java().box(), one, name())
                .add(notNull(one, "An element of " + field().label()))
                .add(put)
                .endControlFlow()
                .build();
    }

    @Override
    CodeBlock read() {
        CodeBlock add = CodeBlock.builder()
                .addStatement("this.$L.add($L)", name(), take(element))
                .build();
        CodeBlock.Builder code =
                CodeBlock.builder().add("case $L -> ", tag(element)).add(add);
        if (isPacked()) {
            code.beginControlFlow("case $L ->", packedTag())
                    .addStatement("int mark = in.open()")
                    .beginControlFlow("while (in.more())")
                    .add(add)
                    .endControlFlow()
                    .addStatement("in.close(mark)")
                    .endControlFlow();
        }
        return code.build();
    }

    @Override
    CodeBlock value() {
        String wrap = collecting == Collecting.LIST ? "unmodifiableList" : "unmodifiableSet";
        return CodeBlock.of("$T.$L(this.$L)", Collections.class, wrap, name());
    }
}
