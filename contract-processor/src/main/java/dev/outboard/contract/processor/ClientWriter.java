package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that is the contract in the caller's process. */
final class ClientWriter {

    static final String NAME = "Client";

    private ClientWriter() {}

    static TypeSpec write(Contract contract) {
        TypeSpec.Builder client = TypeSpec.classBuilder(contract.binding().nestedClass(NAME))
                .addJavadoc("What the caller calls.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(contract.type())
                .addField(FieldSpec.builder(RuntimeTypes.CALLS, "calls", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(RuntimeTypes.CALLS, "calls")
                        .addStatement("this.calls = calls")
                        .build());
        contract.calls().forEach(call -> client.addMethod(method(call)));
        return client.addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return $S + calls", contract.type().simpleName() + " over ")
                        .build())
                .build();
    }

    private static MethodSpec method(Call call) {
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
        method.addStatement("$T $L = new $T()", RuntimeTypes.WRITER, out, RuntimeTypes.WRITER);
        if (call.requestIsParameter()) {
            String only = names.get(0);
            method.addStatement("$T.notNull($L, $S)", RuntimeTypes.CHECKS, only, call.label() + ": " + only);
        }
        names.add(0, out);
        if (!call.request().fields().isEmpty() || call.requestIsParameter()) {
            method.addStatement("$T.write($L)", call.request().codec(), String.join(", ", names));
        }
        return method.addCode(answer(call, locals, out)).build();
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
