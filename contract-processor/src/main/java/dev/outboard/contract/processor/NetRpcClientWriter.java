package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.outboard.contract.processor.NetRpcCall.Value;
import dev.outboard.contract.processor.NetRpcCall.Way;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that is the contract in the caller's process, over net/rpc. */
final class NetRpcClientWriter {

    private NetRpcClientWriter() {}

    static TypeSpec write(NetRpcContract contract) {
        return ClientClass.write(
                contract.type(),
                contract.binding(),
                RuntimeTypes.NET_RPC_CALLS,
                contract.calls().stream().map(NetRpcClientWriter::method).toList());
    }

    private static MethodSpec method(NetRpcCall call) {
        List<String> names = new ArrayList<>();
        MethodSpec.Builder method = MethodSpec.methodBuilder(call.java())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(call.result())
                .addExceptions(call.thrown());
        for (Value value : call.parameters()) {
            names.add(value.name());
            method.addParameter(value.declared(), value.name());
            if (value.mustBeChecked()) {
                method.addStatement("$T.notNull($L, $S)", RuntimeTypes.CHECKS, value.name(), call.labelOf(value));
            }
        }
        if (!call.hasContracts()) {
            return method.addStatement(statement(call, "")).build();
        }
        String scope = new Locals(names).add("scope");
        return method.beginControlFlow("try ($T $L = this.calls.open())", RuntimeTypes.NET_RPC_SCOPE, scope)
                .addStatement(statement(call, scope))
                .endControlFlow()
                .build();
    }

    private static CodeBlock statement(NetRpcCall call, String scope) {
        if (call.way() == Way.CLOSING) {
            return CodeBlock.of("this.calls.close($L)", call.constant());
        }
        CodeBlock made =
                CodeBlock.of("this.calls.$L($L, $L)", verb(call.way()), call.constant(), argument(call, scope));
        if (call.result().equals(TypeName.VOID)) {
            return made;
        }
        return call.reply()
                .flatMap(reply -> reply.binding()
                        .map(binding -> reply.nullable()
                                ? CodeBlock.of("return $L.takeNullable(new $T(), $L)", scope, binding, made)
                                : CodeBlock.of(
                                        "return $L.take(new $T(), $L, $S)", scope, binding, made, call.labelOf(reply))))
                .orElse(CodeBlock.of("return $L", made));
    }

    private static String verb(Way way) {
        return switch (way) {
            case WAITING, CLOSING -> "call";
            case INTERRUPTIBLY -> "callInterruptibly";
            case LATER -> "callLater";
        };
    }

    private static CodeBlock argument(NetRpcCall call, String scope) {
        return switch (call.argument()) {
            case NONE -> CodeBlock.of("null");
            case ONLY -> given(call.parameters().get(0), scope);
            case STRUCT ->
                CodeBlock.of(
                        "new $L($L)",
                        call.struct(),
                        arguments(call.parameters().stream()
                                .map(value -> given(value, scope))
                                .toList()));
            case MAP -> {
                CodeBlock.Builder map =
                        CodeBlock.builder().add("$T.of($S)$>$>", RuntimeTypes.ARGUMENT_MAP, call.label());
                call.parameters()
                        .forEach(value -> map.add("\n.with($S, $L)", value.go().orElse(value.name()), value.name()));
                yield map.add("\n.values()$<$<").build();
            }
        };
    }

    /** Many arguments have lines of their own. */
    static CodeBlock arguments(List<CodeBlock> arguments) {
        if (arguments.size() < 3) {
            return CodeBlock.join(arguments, ", ");
        }
        return CodeBlock.builder()
                .add("$>$>\n")
                .add(CodeBlock.join(arguments, ",\n"))
                .add("$<$<")
                .build();
    }

    private static CodeBlock given(Value value, String scope) {
        return value.binding()
                .map(binding -> CodeBlock.of(
                        "$L.$L(new $T(), $L)",
                        scope,
                        value.nullable() ? "giveNullable" : "give",
                        binding,
                        value.name()))
                .orElse(CodeBlock.of("$L", value.name()));
    }
}
