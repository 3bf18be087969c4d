package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.outboard.contract.processor.NetRpcCall.Argument;
import dev.outboard.contract.processor.NetRpcCall.Value;
import dev.outboard.contract.processor.NetRpcCall.Way;
import javax.lang.model.element.Modifier;

/** Writes the method that puts an implementation behind a receiver's methods. */
final class NetRpcServingWriter {

    private NetRpcServingWriter() {}

    static MethodSpec write(NetRpcContract contract) {
        MethodSpec.Builder serve = MethodSpec.methodBuilder("serve")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(contract.type(), "implementation")
                .addParameter(RuntimeTypes.NET_RPC_METHODS, "methods");
        contract.calls().forEach(call -> serve.addCode(offered(call)));
        return serve.build();
    }

    private static CodeBlock offered(NetRpcCall call) {
        String argument = call.argument() == Argument.MAP ? "values" : "argument";
        CodeBlock answer = answer(call);
        if (call.reply().isPresent() && call.argument() != Argument.MAP) {
            return CodeBlock.builder()
                    .addStatement("methods.on($L, ($L, scope) -> $L)", call.constant(), argument, answer)
                    .build();
        }
        CodeBlock.Builder code =
                CodeBlock.builder().add("methods.on($L, ($L, scope) -> {\n$>", call.constant(), argument);
        if (call.argument() == Argument.MAP) {
            code.addStatement(
                    "$T argument = $T.of($S, values)",
                    RuntimeTypes.ARGUMENT_MAP,
                    RuntimeTypes.ARGUMENT_MAP,
                    call.label());
        }
        if (call.reply().isPresent()) {
            code.addStatement("return $L", answer);
        } else {
            code.addStatement(answer).addStatement("return null");
        }
        return code.add("$<});\n").build();
    }

    private static CodeBlock answer(NetRpcCall call) {
        CodeBlock arguments = NetRpcClientWriter.arguments(
                call.parameters().stream().map(value -> taken(call, value)).toList());
        CodeBlock made = CodeBlock.of("implementation.$L($L)", call.java(), arguments);
        if (call.way() == Way.LATER) {
            return CodeBlock.of("$T.await($L)", RuntimeTypes.NET_RPC_SCOPE, made);
        }
        return call.reply()
                .flatMap(Value::binding)
                .map(binding -> CodeBlock.of(
                        "scope.$L(new $T(), $L)",
                        call.reply().get().nullable() ? "giveNullable" : "give",
                        binding,
                        made))
                .orElse(made);
    }

    private static CodeBlock taken(NetRpcCall call, Value value) {
        CodeBlock crossed = switch (call.argument()) {
            case NONE, ONLY -> CodeBlock.of("argument");
            case STRUCT -> CodeBlock.of("argument.$L()", value.name());
            case MAP ->
                CodeBlock.of(
                        "argument.$L($S, $T.class)",
                        value.nullable() ? "getNullable" : "get",
                        value.go().orElse(value.name()),
                        value.declared().isPrimitive() ? value.declared().box() : value.declared());
        };
        return value.binding()
                .map(binding -> value.nullable()
                        ? CodeBlock.of("scope.takeNullable(new $T(), $L)", binding, crossed)
                        : CodeBlock.of("scope.take(new $T(), $L, $S)", binding, crossed, call.labelOf(value)))
                .orElse(crossed);
    }
}
