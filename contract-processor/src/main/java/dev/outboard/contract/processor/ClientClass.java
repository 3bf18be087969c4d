package dev.outboard.contract.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class that is the contract in the caller's process, but for its methods: the same over either protocol. */
final class ClientClass {

    static final String NAME = "Client";

    private ClientClass() {}

    /**
     * Writes it.
     *
     * @param contract the interface
     * @param binding the class that it is in
     * @param calls the type of what makes its calls, in its field {@code calls}
     * @param methods those of the contract
     */
    static TypeSpec write(ClassName contract, ClassName binding, ClassName calls, List<MethodSpec> methods) {
        TypeSpec.Builder client = TypeSpec.classBuilder(binding.nestedClass(NAME))
                .addJavadoc("What the caller calls.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(contract)
                .addField(calls, "calls", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(calls, "calls")
                        .addStatement("this.calls = calls")
                        .build());
        if (methods.stream().anyMatch(ClientClass::isThrowingClose)) {
            // What the compiler says about such a close() it says of the contract as well.
            client.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "try")
                    .build());
        }
        return client.addMethods(methods)
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return $S + calls", contract.simpleName() + " over ")
                        .build())
                .build();
    }

    private static boolean isThrowingClose(MethodSpec method) {
        return method.name().equals("close")
                && method.parameters().isEmpty()
                && !method.exceptions().isEmpty();
    }
}
