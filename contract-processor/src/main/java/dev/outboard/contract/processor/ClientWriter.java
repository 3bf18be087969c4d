package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that is the contract in the caller's process, over gRPC. */
final class ClientWriter {

    private final Contract contract;
    private final Carriers carriers;

    ClientWriter(Contract contract) {
        this.contract = contract;
        this.carriers = new Carriers(contract.messages());
    }

    TypeSpec write() {
        return ClientClass.write(
                contract.type(),
                contract.binding(),
                RuntimeTypes.CALLS,
                contract.calls().stream().map(this::method).toList());
    }

    private MethodSpec method(Call call) {
        List<String> names =
                call.parameters().stream().map(Call.Parameter::name).collect(Collectors.toList());
        Locals locals = new Locals(names);
        String out = locals.add("out");
        MethodSpec.Builder method = MethodSpec.methodBuilder(call.java())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(call.result())
                .addExceptions(call.thrown());
        call.parameters()
                .forEach(parameter -> method.addParameter(ParameterSpec.builder(parameter.type(), parameter.name())
                        .build()));
        if (!call.isPlain()) {
            return method.addCode(new StreamCallWriter(call, carriers.contains(call.request()), locals, out).write())
                    .build();
        }
        boolean scoped = carriers.contains(call.request()) || carriers.contains(call.response());
        if (scoped) {
            String scope = locals.add("scope");
            method.beginControlFlow("try ($T $L = this.calls.open())", RuntimeTypes.SCOPE, scope)
                    .addStatement("$T $L = new $T($L)", RuntimeTypes.WRITER, out, RuntimeTypes.WRITER, scope);
        } else {
            method.addStatement("$T $L = new $T()", RuntimeTypes.WRITER, out, RuntimeTypes.WRITER);
        }
        method.addCode(ask(call, out, names)).addCode(answer(call, locals, out));
        if (scoped) {
            method.endControlFlow();
        }
        return method.build();
    }

    static CodeBlock ask(Call call, String out, List<String> names) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (call.requestIsParameter()) {
            String only = names.get(0);
            code.addStatement("$T.notNull($L, $S)", RuntimeTypes.CHECKS, only, call.label() + ": " + only);
        }
        if (!call.request().fields().isEmpty() || call.requestIsParameter()) {
            String arguments = names.isEmpty() ? out : out + ", " + String.join(", ", names);
            code.addStatement("$T.write($L)", call.request().codec(), arguments);
        }
        return code.build();
    }

    private static CodeBlock answer(Call call, Locals locals, String out) {
        CodeBlock ask = CodeBlock.of("this.calls.unary($L, $L)", call.constant(), out);
        if (call.result().equals(TypeName.VOID)) {
            return CodeBlock.builder().addStatement(ask).build();
        }
        String in = locals.add("in");
        String failure = locals.add("e");
        return CodeBlock.builder()
                .addStatement("$T $L = $L", RuntimeTypes.READER, in, ask)
                .beginControlFlow("try")
                .addStatement(
                        "return new $T().read($L).value()", call.response().codec(), in)
                .nextControlFlow("catch ($T $L)", RuntimeTypes.MALFORMED, failure)
                .addStatement("throw this.calls.unreadable($L, $L)", call.constant(), failure)
                .endControlFlow()
                .build();
    }
}
