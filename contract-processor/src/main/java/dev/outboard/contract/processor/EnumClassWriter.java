package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the class that knows an enum's numbers. */
final class EnumClassWriter {

    private EnumClassWriter() {}

    static TypeSpec write(EnumModel model) {
        return TypeSpec.classBuilder(model.codec())
                .addJavadoc("{@code $L}.\n", model.proto())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(number(model))
                .addMethod(of(model))
                .build();
    }

    private static MethodSpec number(EnumModel model) {
        CodeBlock.Builder choice =
                CodeBlock.builder().add("return switch (constant) {\n").indent();
        model.constants().forEach(constant -> choice.add("case $L -> $L;\n", constant.java(), constant.number()));
        return MethodSpec.methodBuilder("number")
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(model.java(), "constant")
                .addCode(choice.unindent().add("};\n").build())
                .build();
    }

    private static MethodSpec of(EnumModel model) {
        CodeBlock.Builder choice =
                CodeBlock.builder().add("return switch (number) {\n").indent();
        model.constants()
                .forEach(constant ->
                        choice.add("case $L -> $T.$L;\n", constant.number(), model.java(), constant.java()));
        if (model.unknown() == null) {
            choice.add(
                    "default -> throw new $T(number + $S, null);\n",
                    RuntimeTypes.MALFORMED,
                    " is the number of no " + model.java().simpleName());
        } else {
            choice.add("default -> $T.$L;\n", model.java(), model.unknown());
        }
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(model.java())
                .addParameter(TypeName.INT, "number")
                .addCode(choice.unindent().add("};\n").build())
                .build();
    }
}
