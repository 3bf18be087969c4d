package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.outboard.contract.processor.MessageModel.OfAlternatives;
import dev.outboard.contract.processor.MessageModel.OfException;
import dev.outboard.contract.processor.MessageModel.OfParameters;
import dev.outboard.contract.processor.MessageModel.OfRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that reads and writes one message. */
final class MessageClassWriter {

    private final MessageModel message;
    private final TypeSpec.Builder type;
    private final Locals locals;
    private final String out;

    private MessageClassWriter(MessageModel message) {
        this.message = message;
        this.type = TypeSpec.classBuilder(message.codec())
                .addJavadoc("{@code $L}, while it is read.\n", message.proto())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        this.locals = new Locals(message.fields().stream().map(Field::java).toList());
        this.out = locals.add("out");
    }

    static TypeSpec write(MessageModel message) {
        return new MessageClassWriter(message).write();
    }

    private TypeSpec write() {
        List<FieldCode> fields = message.fields().stream()
                .map(field -> FieldCode.of(field, message.shape() instanceof OfAlternatives))
                .toList();
        fields.forEach(field -> type.addField(field.state()));
        if (!fields.isEmpty() || javaType().isPresent() || message.shape() instanceof OfException) {
            type.addMethod(writeMethod(fields));
        }
        javaType().ifPresent(java -> type.addMethod(nestedWrite(java)));
        type.addMethod(readMethod(fields));
        javaType().ifPresent(java -> type.addMethod(nestedRead()));
        fields.forEach(field -> field.helpers().forEach(type::addMethod));
        if (message.shape() instanceof OfAlternatives) {
            type.addMethod(clear());
        }
        values(fields);
        return type.build();
    }

    /** The type in the interface, where the message is one. */
    private Optional<TypeName> javaType() {
        if (message.shape() instanceof OfRecord record) {
            return Optional.of(record.java());
        } else if (message.shape() instanceof OfAlternatives alternatives) {
            return Optional.of(alternatives.java());
        }
        return Optional.empty();
    }

    private MethodSpec writeMethod(List<FieldCode> fields) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("write").addModifiers(Modifier.STATIC).addParameter(RuntimeTypes.WRITER, out);
        if (message.shape() instanceof OfRecord record) {
            String value = locals.add("value");
            method.addParameter(record.java(), value);
            for (FieldCode field : fields) {
                method.addStatement("$T $L = $L.$L()", field.java(), field.name(), value, field.name());
                method.addCode(field.write(out, locals));
            }
        } else if (message.shape() instanceof OfException exception) {
            String value = locals.add("value");
            method.addParameter(exception.java(), value);
            for (int i = 0; i < fields.size(); i++) {
                FieldCode field = fields.get(i);
                method.addStatement(
                        "$T $L = $L.$L()",
                        field.java(),
                        field.name(),
                        value,
                        exception.accessors().get(i));
                method.addCode(field.write(out, locals));
            }
        } else if (message.shape() instanceof OfAlternatives alternatives) {
            method.addParameter(alternatives.java(), locals.add("value"));
            method.addCode(writeAlternative(alternatives, fields));
        } else {
            fields.forEach(field -> method.addParameter(field.java(), field.name()));
            fields.forEach(field -> method.addCode(field.write(out, locals)));
        }
        return method.build();
    }

    private CodeBlock writeAlternative(OfAlternatives alternatives, List<FieldCode> fields) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean first = true;
        for (FieldCode field : fields) {
            String test = "if (value instanceof $T $L)";
            if (first) {
                code.beginControlFlow(test, field.java(), field.name());
            } else {
                code.nextControlFlow("else " + test, field.java(), field.name());
            }
            first = false;
            code.add(field.write(out, locals));
        }
        return code.nextControlFlow("else")
                .addStatement("throw $T.unknownAlternative($T.class, value)", RuntimeTypes.CHECKS, alternatives.java())
                .endControlFlow()
                .build();
    }

    private MethodSpec nestedWrite(TypeName java) {
        return MethodSpec.methodBuilder("nested")
                .addModifiers(Modifier.STATIC)
                .addParameter(RuntimeTypes.WRITER, "out")
                .addParameter(java, "value")
                .addStatement("int mark = out.open()")
                .addStatement("write(out, value)")
                .addStatement("out.close(mark)")
                .build();
    }

    private MethodSpec readMethod(List<FieldCode> fields) {
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("for (int tag = in.tag(); tag != 0; tag = in.tag())");
        if (fields.isEmpty()) {
            code.addStatement("in.skip(tag)");
        } else {
            code.beginControlFlow("switch (tag)");
            fields.forEach(field -> code.add(field.read()));
            code.addStatement("default -> in.skip(tag)").endControlFlow();
        }
        return MethodSpec.methodBuilder("read")
                .returns(message.codec())
                .addParameter(RuntimeTypes.READER, "in")
                .addCode(code.endControlFlow().build())
                .addStatement("return this")
                .build();
    }

    private MethodSpec nestedRead() {
        return MethodSpec.methodBuilder("nested")
                .returns(message.codec())
                .addParameter(RuntimeTypes.READER, "in")
                .addStatement("int mark = in.open()")
                .addStatement("read(in)")
                .addStatement("in.close(mark)")
                .addStatement("return this")
                .build();
    }

    private MethodSpec clear() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("clear").addModifiers(Modifier.PRIVATE);
        message.fields().forEach(field -> method.addStatement("this.$L = null", field.java()));
        return method.build();
    }

    private void values(List<FieldCode> fields) {
        if (message.shape() instanceof OfParameters) {
            fields.forEach(field -> type.addMethod(value(field.name(), field.java())
                    .addStatement("return $L", field.value())
                    .build()));
        } else if (message.shape() instanceof OfRecord record) {
            type.addMethod(record(record, fields));
        } else if (message.shape() instanceof OfException exception) {
            type.addMethod(exception(exception, fields));
        } else if (message.shape() instanceof OfAlternatives alternatives) {
            type.addMethod(alternative(alternatives, fields));
        } else {
            fields.forEach(field -> type.addMethod(value("value", field.java())
                    .addStatement("return $L", field.value())
                    .build()));
        }
    }

    private static MethodSpec.Builder value(String name, TypeName java) {
        return MethodSpec.methodBuilder(name).returns(java);
    }

    private static MethodSpec record(OfRecord record, List<FieldCode> fields) {
        String arguments = fields.stream().map(field -> "$L").collect(Collectors.joining(",$W"));
        Object[] values = fields.stream().map(FieldCode::value).toArray();
        return value("value", record.java())
                .beginControlFlow("try")
                .addStatement(CodeBlock.of("return new $T($L)", record.java(), CodeBlock.of(arguments, values)))
                .nextControlFlow("catch ($T e)", RuntimeException.class)
                .addStatement(
                        "throw $T.of($S, e)",
                        RuntimeTypes.MALFORMED,
                        record.java().toString())
                .endControlFlow()
                .build();
    }

    private static MethodSpec exception(OfException exception, List<FieldCode> fields) {
        List<CodeBlock> arguments = exception.constructor().stream()
                .map(place -> place == OfException.CAUSE
                        ? CodeBlock.of("cause")
                        : fields.get(place).value())
                .toList();
        return value("value", exception.java())
                .addParameter(Throwable.class, "cause")
                .beginControlFlow("try")
                .addStatement("return new $T($L)", exception.java(), CodeBlock.join(arguments, ", "))
                .nextControlFlow("catch ($T e)", RuntimeException.class)
                .addStatement(
                        "throw $T.of($S, e)",
                        RuntimeTypes.MALFORMED,
                        exception.java().toString())
                .endControlFlow()
                .build();
    }

    private static MethodSpec alternative(OfAlternatives alternatives, List<FieldCode> fields) {
        MethodSpec.Builder method = value("value", alternatives.java());
        for (FieldCode field : fields) {
            method.beginControlFlow("if (this.$L != null)", field.name())
                    .addStatement("return this.$L.value()", field.name())
                    .endControlFlow();
        }
        return method.addStatement(
                        "throw new $T($S, null)",
                        RuntimeTypes.MALFORMED,
                        "It has no alternative of " + alternatives.java() + " that is known here")
                .build();
    }
}
