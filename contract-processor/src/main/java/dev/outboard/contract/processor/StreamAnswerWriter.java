package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods of the answering class for calls with a stream in them, or whose answer comes later. */
final class StreamAnswerWriter {

    private StreamAnswerWriter() {}

    static MethodSpec dispatch(List<Call> calls) {
        CodeBlock.Builder choice =
                CodeBlock.builder().add("return switch (method) {\n").indent();
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).isPlain()) {
                choice.addStatement("case $L -> $L(in)", i, name(calls.get(i)));
            }
        }
        choice.addStatement("default -> throw new $T(method + $S)", IllegalArgumentException.class, " is no call")
                .unindent()
                .addStatement("}");
        return MethodSpec.methodBuilder("start")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.OUTGOING)
                .addParameter(TypeName.INT, "method")
                .addParameter(RuntimeTypes.INCOMING, "in")
                .addException(Exception.class)
                .addCode(choice.build())
                .build();
    }

    private static String name(Call call) {
        return "start" + call.rpc();
    }

    static MethodSpec answer(Call call) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(call))
                .addModifiers(Modifier.PRIVATE)
                .returns(RuntimeTypes.OUTGOING)
                .addParameter(RuntimeTypes.INCOMING, "in")
                .addException(Exception.class);
        CodeBlock arguments;
        if (call.sent().isStream()) {
            arguments = CodeBlock.of(
                    "in.$L(element -> new $T().read(element).$L())",
                    call.sent().incoming(),
                    call.request().codec(),
                    call.requestIsParameter()
                            ? "value"
                            : call.request().fields().get(0).java());
        } else {
            method.addStatement(
                    "$T request = new $T().read(in.message())",
                    call.request().codec(),
                    call.request().codec());
            arguments = CodeBlock.of("$L", ServiceWriter.arguments(call));
        }
        CodeBlock invoke = CodeBlock.of("this.implementation.$L($L)", call.java(), arguments);
        return method.addCode(call.answered() == Carried.PLAIN ? value(call, invoke) : laterOrStream(call, invoke))
                .build();
    }

    private static CodeBlock value(Call call, CodeBlock invoke) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (call.isVoid()) {
            return code.addStatement(invoke)
                    .addStatement("return $T.message(new $T())", RuntimeTypes.OUTGOING, RuntimeTypes.WRITER)
                    .build();
        }
        code.addStatement("$T result = $L", call.result(), invoke);
        if (call.responseIsResult()) {
            code.addStatement("$T.notNull(result, $S)", RuntimeTypes.CHECKS, call.label() + ": the result");
        }
        return code.addStatement(
                        "return $T.written(out -> $T.write(out, result))",
                        RuntimeTypes.OUTGOING,
                        call.response().codec())
                .build();
    }

    private static CodeBlock laterOrStream(Call call, CodeBlock invoke) {
        return CodeBlock.builder()
                .addStatement(
                        "return $T.$L(\n$L,\n$S,\n$L)",
                        RuntimeTypes.OUTGOING,
                        call.answered().outgoing(),
                        invoke,
                        call.label() + ": the result",
                        encoder(call))
                .build();
    }

    private static CodeBlock encoder(Call call) {
        if (call.isVoid()) {
            return CodeBlock.of("$T.NOTHING", RuntimeTypes.ENCODER);
        }
        return CodeBlock.of("$T::write", call.response().codec());
    }
}
