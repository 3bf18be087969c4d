package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.outboard.contract.processor.MessageModel.OfParameters;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that answers calls in the implementation's process. */
final class ServiceWriter {

    static final String NAME = "Service";

    private ServiceWriter() {}

    static TypeSpec write(Contract contract) {
        TypeSpec.Builder service = TypeSpec.classBuilder(contract.binding().nestedClass(NAME))
                .addJavadoc("What answers calls.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.SERVICE)
                .addField(contract.type(), "implementation", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(contract.type(), "implementation")
                        .addStatement("this.implementation = implementation")
                        .build())
                .addMethod(dispatch(contract.calls()));
        boolean streams = contract.calls().stream().anyMatch(call -> !call.isPlain());
        if (streams) {
            service.addMethod(StreamAnswerWriter.dispatch(contract.calls()));
        }
        contract.calls()
                .forEach(call -> service.addMethod(call.isPlain() ? answer(call) : StreamAnswerWriter.answer(call)));
        return service.build();
    }

    private static MethodSpec dispatch(List<Call> calls) {
        CodeBlock.Builder choice = CodeBlock.builder().beginControlFlow("switch (method)");
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).isPlain()) {
                continue;
            }
            choice.addStatement("case $L -> $L(in, out)", i, answerName(calls.get(i)));
        }
        choice.addStatement("default -> throw new $T(method + $S)", IllegalArgumentException.class, " is no call")
                .endControlFlow();
        return MethodSpec.methodBuilder("call")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "method")
                .addParameter(RuntimeTypes.READER, "in")
                .addParameter(RuntimeTypes.WRITER, "out")
                .addException(Exception.class)
                .addCode(choice.build())
                .build();
    }

    private static String answerName(Call call) {
        return "answer" + call.rpc();
    }

    private static MethodSpec answer(Call call) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(answerName(call))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.READER, "in")
                .addParameter(RuntimeTypes.WRITER, "out")
                .addException(Exception.class);
        method.addStatement(
                "$T request = new $T().read(in)",
                call.request().codec(),
                call.request().codec());
        CodeBlock invoke = CodeBlock.of("this.implementation.$L($L)", call.java(), arguments(call));
        if (call.result().equals(TypeName.VOID)) {
            return method.addStatement(invoke).build();
        }
        method.addStatement("$T result = $L", call.result(), invoke);
        if (call.responseIsResult()) {
            method.addStatement("$T.notNull(result, $S)", RuntimeTypes.CHECKS, call.label() + ": the result");
        }
        return method.addStatement("$T.write(out, result)", call.response().codec())
                .build();
    }

    static String arguments(Call call) {
        return call.request().shape() instanceof OfParameters
                ? call.request().fields().stream()
                        .map(field -> "request." + field.java() + "()")
                        .collect(Collectors.joining(", "))
                : "request.value()";
    }
}
