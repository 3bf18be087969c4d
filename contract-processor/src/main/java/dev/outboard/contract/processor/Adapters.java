package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.ValueType.Converted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The application's adapters of one contract. */
final class Adapters {

    private static final String ADAPTER = "dev.outboard.contract.ValueAdapter";
    private static final ClassName VALUES = ClassName.get("dev.outboard.contract.runtime", "Values");

    private final Map<String, ValueType> byType = new LinkedHashMap<>();
    private final List<Contract.Adapter> used = new ArrayList<>();

    /** The adapters that a contract names. */
    void read(TypeElement contract, AnnotationMirror annotation, TypeReader types, Types util) {
        for (TypeMirror adapter : Annotations.types(annotation, "adapters")) {
            add(contract, (TypeElement) ((DeclaredType) adapter).asElement(), types, util);
        }
    }

    private void add(TypeElement contract, TypeElement adapter, TypeReader types, Types util) {
        checkConstructor(contract, adapter);
        List<? extends TypeMirror> arguments = arguments(contract, adapter.asType(), util);
        TypeMirror java = arguments.get(0);
        String constant = Names.constant(adapter.getSimpleName().toString());
        ClassName type = ClassName.get(adapter);
        ValueType wire = types.unadapted(contract, arguments.get(1));
        ValueType adapted = new Converted(
                TypeName.get(java),
                wire.proto(),
                wire,
                "$values:T.toWire(" + constant + ", $value:L)",
                "$values:T.fromWire(" + constant + ", $value:L)",
                Map.of("values", VALUES));
        if (byType.put(TypeReader.name(java), adapted) != null) {
            throw new RefusedException(contract, "There are two adapters for " + java + "; leave one of them out");
        }
        used.add(new Contract.Adapter(type, constant));
    }

    private static void checkConstructor(Element contract, TypeElement adapter) {
        boolean constructible = !adapter.getModifiers().contains(Modifier.ABSTRACT)
                && adapter.getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.CONSTRUCTOR)
                        .anyMatch(member ->
                                ((ExecutableElement) member).getParameters().isEmpty()
                                        && !member.getModifiers().contains(Modifier.PRIVATE));
        boolean inner =
                adapter.getNestingKind().isNested() && !adapter.getModifiers().contains(Modifier.STATIC);
        if (!constructible || inner) {
            throw new RefusedException(
                    contract,
                    "The adapter " + adapter.getQualifiedName()
                            + " cannot be made; give it a public constructor without parameters, and make it static");
        }
    }

    private static List<? extends TypeMirror> arguments(Element contract, TypeMirror adapter, Types util) {
        for (TypeMirror parent : util.directSupertypes(adapter)) {
            if (TypeReader.name(parent).equals(ADAPTER)) {
                List<? extends TypeMirror> arguments = ((DeclaredType) parent).getTypeArguments();
                if (arguments.stream()
                                .allMatch(
                                        type -> type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.ARRAY)
                        && arguments.size() == 2) {
                    return arguments;
                }
            }
        }
        throw new RefusedException(
                contract,
                "The adapter " + adapter + " must implement ValueAdapter itself, with two types and no type variable");
    }

    Optional<ValueType> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    List<Contract.Adapter> used() {
        return List.copyOf(used);
    }
}
