package dev.outboard.contract.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.outboard.contract.processor.NetRpcCall.Argument;
import dev.outboard.contract.processor.NetRpcCall.Value;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that carries a contract over net/rpc. */
final class NetRpcBindingWriter {

    private static final ClassName TYPE_REF = ClassName.get("dev.outboard.gob", "TypeRef");
    private static final ClassName GO_NAME = ClassName.get("dev.outboard.gob", "GobName");

    private NetRpcBindingWriter() {}

    /**
     * Writes the class.
     *
     * @param marked whether the contract can see the JDK's annotation for generated classes
     */
    static TypeSpec write(NetRpcContract contract, Element origin, boolean marked) {
        TypeSpec.Builder binding = TypeSpec.classBuilder(contract.binding())
                .addOriginatingElement(origin)
                .addJavadoc("Carries {@link $T} over net/rpc.\n", contract.type())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.NET_RPC_BINDING, contract.type()));
        if (marked) {
            binding.addAnnotation(AnnotationSpec.builder(BindingWriter.GENERATED)
                    .addMember("value", "$S", ContractProcessor.class.getName())
                    .build());
        }
        contract.calls().forEach(call -> binding.addField(constant(contract, call)));
        binding.addMethod(constructor(contract));
        binding.addMethod(client(contract));
        binding.addMethod(NetRpcServingWriter.write(contract));
        binding.addType(NetRpcClientWriter.write(contract));
        contract.calls().stream()
                .filter(call -> call.argument() == Argument.STRUCT)
                .forEach(call -> binding.addType(struct(contract, call)));
        return binding.build();
    }

    private static MethodSpec constructor(NetRpcContract contract) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The binding; one is as good as another.\n")
                .addStatement("super($T.class)", contract.type())
                .build();
    }

    private static MethodSpec client(NetRpcContract contract) {
        return MethodSpec.methodBuilder("client")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(contract.type())
                .addParameter(RuntimeTypes.NET_RPC_CALLS, "calls")
                .addStatement("return new $L(calls)", ClientClass.NAME)
                .build();
    }

    private static FieldSpec constant(NetRpcContract contract, NetRpcCall call) {
        CodeBlock.Builder method =
                CodeBlock.builder().add("$T.of($S, $S)$>$>", RuntimeTypes.NET_RPC_METHOD, call.label(), call.go());
        argument(contract, call).ifPresent(method::add);
        call.reply().ifPresent(reply -> method.add("\n.$L($L)", verb("giving", reply), reference(reply)));
        call.error().ifPresent(error -> method.add("\n.throwing($T::new)", error));
        method.add("$<$<");
        TypeName type = ParameterizedTypeName.get(
                RuntimeTypes.NET_RPC_METHOD,
                argumentType(contract, call),
                call.reply().map(NetRpcBindingWriter::javaType).orElse(TypeName.VOID.box()),
                call.error().map(TypeName.class::cast).orElse(ClassName.get(RuntimeException.class)));
        return FieldSpec.builder(type, call.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(method.build())
                .build();
    }

    private static Optional<CodeBlock> argument(NetRpcContract contract, NetRpcCall call) {
        return switch (call.argument()) {
            case NONE -> Optional.empty();
            case ONLY -> {
                Value only = call.parameters().get(0);
                yield Optional.of(CodeBlock.of("\n.$L($L)", verb("taking", only), reference(only)));
            }
            case STRUCT ->
                Optional.of(CodeBlock.of("\n.taking($T.of($T.class))", TYPE_REF, argumentType(contract, call)));
            case MAP -> Optional.of(CodeBlock.of("\n.taking($T.TYPE)", RuntimeTypes.ARGUMENT_MAP));
        };
    }

    private static TypeName argumentType(NetRpcContract contract, NetRpcCall call) {
        return switch (call.argument()) {
            case NONE -> TypeName.VOID.box();
            case ONLY -> javaType(call.parameters().get(0));
            case STRUCT -> contract.binding().nestedClass(call.struct());
            case MAP ->
                ParameterizedTypeName.get(
                        ClassName.get("java.util", "Map"), ClassName.get(String.class), ClassName.get(Object.class));
        };
    }

    /** Ids are never null. */
    private static String verb(String verb, Value value) {
        return value.nullable() && value.binding().isEmpty() ? verb + "Nullable" : verb;
    }

    private static TypeName javaType(Value value) {
        if (value.binding().isPresent()) {
            return TypeName.INT.box();
        }
        return value.declared().isPrimitive() ? value.declared().box() : value.declared();
    }

    private static CodeBlock reference(Value value) {
        if (value.binding().isPresent()) {
            return CodeBlock.of("$T.ID", RuntimeTypes.NET_RPC_SCOPE);
        }
        TypeName type = NetRpcTypes.boxed(value.crossing());
        return isPlain(type)
                ? CodeBlock.of("$T.of($T.class)", TYPE_REF, type)
                : CodeBlock.of("new $T<$T>() {}", TYPE_REF, type);
    }

    /** Whether a class says everything. */
    private static boolean isPlain(TypeName type) {
        if (type.isAnnotated() || type instanceof ParameterizedTypeName) {
            return false;
        }
        return !(type instanceof ArrayTypeName array) || isPlain(array.componentType());
    }

    private static TypeSpec struct(NetRpcContract contract, NetRpcCall call) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (Value value : call.parameters()) {
            ParameterSpec.Builder component = ParameterSpec.builder(value.crossing(), value.name());
            value.go()
                    .ifPresent(name -> component.addAnnotation(AnnotationSpec.builder(GO_NAME)
                            .addMember("value", "$S", name)
                            .build()));
            components.addParameter(component.build());
        }
        TypeSpec.Builder struct = TypeSpec.recordBuilder(contract.binding().nestedClass(call.struct()))
                .addJavadoc("The argument of {@code Plugin.$L}, made of its parameters.\n", call.go())
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build());
        call.parameters().forEach(value -> struct.addJavadoc("\n@param $L as in the contract", value.name()));
        return struct.addJavadoc("\n").build();
    }
}
