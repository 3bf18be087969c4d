package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.FieldType.Pairs;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import dev.outboard.contract.processor.ValueType.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** A map: each entry is a message with the key in field 1 and the value in field 2. */
final class PairsCode extends FieldCode {

    private final ValueType key;
    private final ValueType value;

    PairsCode(Field field, Pairs pairs) {
        super(field);
        this.key = pairs.key();
        this.value = pairs.value();
    }

    @Override
    FieldSpec state() {
        return FieldSpec.builder(java(), name(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T<>()", LinkedHashMap.class)
                .build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        String entry = locals.add("entry");
        String mark = locals.add("mark");
        TypeName entryType = ParameterizedTypeName.get(
                com.palantir.javapoet.ClassName.get(Map.Entry.class),
                key.java().box(),
                value.java().box());
        return CodeBlock.builder()
                .add(notNull(name(), field().label()))
                .beginControlFlow("for ($T $L : $L.entrySet())", entryType, entry, name())
                .add(notNull(entry + ".getKey()", "A key of " + field().label()))
                .add(notNull(entry + ".getValue()", "A value of " + field().label()))
                .addStatement("int $L = $L.tag($L).open()", mark, out, WireType.LENGTH.tag(field().number()))
                .add(put(out, tag(1, key), key, CodeBlock.of("$L.getKey()", entry)))
                .add(put(out, tag(2, value), value, CodeBlock.of("$L.getValue()", entry)))
                .addStatement("$L.close($L)", out, mark)
                .endControlFlow()
                .build();
    }

    @Override
    CodeBlock read() {
        return CodeBlock.builder()
                .addStatement("case $L -> $L(in)", WireType.LENGTH.tag(field().number()), helper())
                .build();
    }

    private String helper() {
        return "read" + Names.capital(name()) + "Entry";
    }

    @Override
    List<MethodSpec> helpers() {
        return List.of(MethodSpec.methodBuilder(helper())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.READER, "in")
                .addStatement("int mark = in.open()")
                .addCode(declare("key", key))
                .addCode(declare("value", value))
                .beginControlFlow("for (int tag = in.tag(); tag != 0; tag = in.tag())")
                .beginControlFlow("switch (tag)")
                .addCode(readPart("key", tag(1, key), key))
                .addCode(readPart("value", tag(2, value), value))
                .addStatement("default -> in.skip(tag)")
                .endControlFlow()
                .endControlFlow()
                .addStatement("in.close(mark)")
                .addStatement("this.$L.put($L, $L)", name(), part("key", key), part("value", value))
                .build());
    }

    private static CodeBlock declare(String variable, ValueType type) {
        if (type.core() instanceof Scalar scalar) {
            return CodeBlock.builder()
                    .addStatement(
                            "$T $L = $L",
                            scalar.kind().java(),
                            variable,
                            scalar.kind().absent())
                    .build();
        }
        if (type.core() instanceof Reference reference) {
            return CodeBlock.builder()
                    .addStatement("$T $L = null", reference.java(), variable)
                    .build();
        }
        TypeName codec = ((Nested) type.core()).codec();
        return CodeBlock.builder()
                .addStatement("$T $L = new $T()", codec, variable, codec)
                .build();
    }

    private static CodeBlock readPart(String variable, int tag, ValueType type) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (type.core() instanceof Nested) {
            return code.addStatement("case $L -> $L.nested(in)", tag, variable).build();
        }
        return code.addStatement(
                        "case $L -> $L = $L", tag, variable, type.core().read())
                .build();
    }

    private CodeBlock part(String variable, ValueType type) {
        if (type.core() instanceof Nested) {
            return type.fromWire(CodeBlock.of("$L.value()", variable));
        }
        return type.core() instanceof Reference
                ? CodeBlock.of("$T.present($L, $S)", RuntimeTypes.CHECKS, variable, "A value of " + field().label())
                : type.fromWire(CodeBlock.of(variable));
    }

    @Override
    CodeBlock value() {
        return CodeBlock.of("$T.unmodifiableMap(this.$L)", Collections.class, name());
    }
}
