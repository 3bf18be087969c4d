package dev.outboard.contract.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that carries a contract over gRPC. */
final class BindingWriter {

    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private BindingWriter() {}

    /**
     * Writes the class.
     *
     * @param marked whether the contract can see the JDK's annotation for generated classes
     */
    static TypeSpec write(Contract contract, Element origin, boolean marked) {
        TypeSpec.Builder binding = TypeSpec.classBuilder(contract.binding())
                .addOriginatingElement(origin)
                .addJavadoc(
                        "Carries {@link $T} over gRPC, as the service {@code $L}.\n",
                        contract.type(),
                        contract.fullService())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.BINDING, contract.type()));
        if (marked) {
            binding.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", ContractProcessor.class.getName())
                    .build());
        }
        contract.adapters().forEach(adapter -> binding.addField(constant(adapter)));
        contract.exceptions().forEach(exception -> binding.addField(constant(exception)));
        contract.calls().forEach(call -> binding.addField(constant(contract, call)));
        binding.addMethod(constructor(contract));
        binding.addMethod(client(contract));
        binding.addMethod(service(contract));
        binding.addType(new ClientWriter(contract).write());
        binding.addType(ServiceWriter.write(contract));
        contract.messages().forEach(message -> binding.addType(MessageClassWriter.write(message)));
        contract.enums().forEach(model -> binding.addType(EnumClassWriter.write(model)));
        return binding.build();
    }

    private static FieldSpec constant(Contract contract, Call call) {
        CodeBlock.Builder method = CodeBlock.builder()
                .add("$T.$L($S, $S)$>$>", RuntimeTypes.METHOD, call.kind(), contract.fullService(), call.rpc());
        call.deadline()
                .ifPresent(deadline ->
                        method.add("\n.within($L, $T.$L)", deadline.time(), TimeUnit.class, deadline.unit()));
        if (!call.exceptions().isEmpty()) {
            method.add(
                    "\n.throwing($L)",
                    call.exceptions().stream().map(Thrown::constant).collect(Collectors.joining(", ")));
        }
        if (contract.tracing()) {
            method.add("\n.tracing()");
        }
        method.add("$<$<");
        return FieldSpec.builder(
                        RuntimeTypes.METHOD, call.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(method.build())
                .build();
    }

    private static FieldSpec constant(Thrown exception) {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.THROWN, exception.java()),
                        exception.constant(),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "$T.of($>$>\n$T.class,\n$T::write,\n(in, cause) -> new $T().read(in).value(cause))$<$<",
                        RuntimeTypes.THROWN,
                        exception.java(),
                        exception.message().codec(),
                        exception.message().codec())
                .build();
    }

    private static FieldSpec constant(Contract.Adapter adapter) {
        return FieldSpec.builder(adapter.type(), adapter.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", adapter.type())
                .build();
    }

    private static MethodSpec constructor(Contract contract) {
        CodeBlock.Builder arguments = CodeBlock.builder().add("$T.class, $S", contract.type(), contract.fullService());
        contract.calls().forEach(call -> arguments.add(", $L", call.constant()));
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The binding; one is as good as another.\n")
                .addStatement("super($L)", arguments.build())
                .build();
    }

    private static MethodSpec client(Contract contract) {
        return MethodSpec.methodBuilder("client")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(contract.type())
                .addParameter(RuntimeTypes.CALLS, "calls")
                .addStatement("return new $L(calls)", ClientClass.NAME)
                .build();
    }

    private static MethodSpec service(Contract contract) {
        return MethodSpec.methodBuilder("service")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(RuntimeTypes.SERVICE)
                .addParameter(contract.type(), "implementation")
                .addStatement("return new $L(implementation)", ServiceWriter.NAME)
                .build();
    }
}
