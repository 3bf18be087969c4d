package dev.outboard.contract.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types as gob takes them. What only the program's run time can tell, such as adapters of the application's, is left to it. */
final class NetRpcTypes {

    private static final String GOB = "dev.outboard.gob";

    private static final Set<String> COLLECTIONS = Set.of("java.util.List", "java.util.Collection", "java.util.Map");

    private static final String STREAM =
            "net/rpc has no streams; use a List, or a contract that is called for each element";

    private static final String BYTES =
            "net/rpc has no streams; use byte[], or a contract that is called for each piece";

    private static final String OPTIONAL =
            "use a @Nullable component of a record, or @Nullable Object where it stands by itself";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.concurrent.Flow.Publisher", STREAM),
            Map.entry("java.util.stream.Stream", STREAM),
            Map.entry("java.util.Iterator", STREAM),
            Map.entry("java.lang.Iterable", "use List"),
            Map.entry("java.io.InputStream", BYTES),
            Map.entry("java.io.OutputStream", BYTES),
            Map.entry("java.util.Optional", OPTIONAL),
            Map.entry("java.util.OptionalInt", OPTIONAL),
            Map.entry("java.util.OptionalLong", OPTIONAL),
            Map.entry("java.util.OptionalDouble", OPTIONAL),
            Map.entry("java.util.Set", "Go has no sets; use List"),
            Map.entry("java.util.ArrayList", "use List"),
            Map.entry("java.util.LinkedList", "use List"),
            Map.entry("java.util.HashSet", "Go has no sets; use List"),
            Map.entry("java.util.HashMap", "use Map"),
            Map.entry("java.util.LinkedHashMap", "use Map"),
            Map.entry("java.util.TreeMap", "use Map"),
            Map.entry("java.util.Date", "use java.time.Instant"),
            Map.entry("java.util.concurrent.CompletionStage", "it can only be a result by itself"),
            Map.entry("java.util.concurrent.CompletableFuture", "it can only be a result by itself"),
            Map.entry("char", "use String, or int"),
            Map.entry("java.lang.Character", "use String, or Integer"));

    private NetRpcTypes() {}

    /** Refuses what cannot cross, at an element. */
    static void check(Element at, TypeMirror type) {
        switch (type.getKind()) {
            case ARRAY -> check(at, ((ArrayType) type).getComponentType());
            case DECLARED -> checkDeclared(at, (DeclaredType) type);
            case WILDCARD ->
                throw new RefusedException(
                        at, "A wildcard has no type that could cross; name the type in place of " + type);
            case TYPEVAR ->
                throw new RefusedException(at, "Gob has no type variables; name the type in place of " + type);
            default -> checkInstead(at, type);
        }
    }

    private static void checkInstead(Element at, TypeMirror type) {
        String name = TypeReader.name(type);
        String instead = INSTEAD.get(name);
        if (instead != null) {
            throw new RefusedException(at, "A " + name + " cannot cross over net/rpc: " + instead);
        }
    }

    private static void checkDeclared(Element at, DeclaredType type) {
        checkInstead(at, type);
        TypeElement element = (TypeElement) type.asElement();
        if (isContract(element)) {
            throw new RefusedException(
                    at,
                    "A contract must be a parameter or a result by itself, and " + element.getSimpleName()
                            + " is inside something else; give it by itself");
        }
        if (Annotations.has(element, Annotations.CONTRACT)) {
            throw new RefusedException(
                    at,
                    element.getSimpleName() + " is a contract of gRPC alone; annotate it with @NetRpcContract, too");
        }
        if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
            throw new RefusedException(at, "Say what is in the " + TypeReader.name(type) + ": give it type arguments");
        }
        type.getTypeArguments().forEach(argument -> check(at, argument));
        if (element.getKind() == ElementKind.RECORD) {
            checkComponents(element);
        }
    }

    /** Of the rest of a record gob tells at run time. */
    private static void checkComponents(TypeElement record) {
        record.getRecordComponents()
                .forEach(component -> contractIn(component.asType()).ifPresent(contract -> {
                    throw new RefusedException(
                            component,
                            "A contract must be a parameter or a result by itself, and " + contract.getSimpleName()
                                    + " is inside a record; give it by itself");
                }));
    }

    private static Optional<TypeElement> contractIn(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return contractIn(array.getComponentType());
        }
        Optional<TypeElement> itself = contract(type);
        return itself.isPresent() || !(type instanceof DeclaredType declared)
                ? itself
                : declared.getTypeArguments().stream()
                        .map(NetRpcTypes::contractIn)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The contract that a type is. */
    static Optional<TypeElement> contract(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement() instanceof TypeElement element
                ? Optional.of(element).filter(NetRpcTypes::isContract)
                : Optional.empty();
    }

    private static boolean isContract(TypeElement element) {
        return Annotations.has(element, Annotations.NET_RPC_CONTRACT);
    }

    /** Whether it is an {@code interface{}} or another interface in Go, which alone can be nil by itself. */
    static boolean isInterfaceValue(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED || COLLECTIONS.contains(TypeReader.name(type))) {
            return false;
        }
        Element element = ((DeclaredType) type).asElement();
        return TypeReader.name(type).equals("java.lang.Object")
                || element.getKind() == ElementKind.INTERFACE
                || element.getModifiers().contains(Modifier.ABSTRACT);
    }

    /** Whether it is a pointer to something in a struct, which can be nil. */
    static boolean isNullableField(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && !COLLECTIONS.contains(TypeReader.name(type))
                && !TypeReader.name(type).equals("java.lang.String");
    }

    /** A type with those annotations that mean something in gob. */
    static TypeName name(TypeMirror type) {
        return marked(plain(type), type);
    }

    private static TypeName plain(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(name(array.getComponentType()));
        }
        if (type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            TypeName[] arguments =
                    declared.getTypeArguments().stream().map(NetRpcTypes::name).toArray(TypeName[]::new);
            return ParameterizedTypeName.get(ClassName.get((TypeElement) declared.asElement()), arguments);
        }
        return TypeName.get(type);
    }

    private static TypeName marked(TypeName name, TypeMirror type) {
        List<AnnotationSpec> marks = type.getAnnotationMirrors().stream()
                .filter(mirror -> Annotations.packageOf(mirror).equals(GOB))
                .map(AnnotationSpec::get)
                .toList();
        return marks.isEmpty() ? name : name.annotated(marks);
    }

    /** The same as a type argument. */
    static TypeName boxed(TypeName name) {
        return name.isPrimitive() ? name.withoutAnnotations().box().annotated(name.annotations()) : name;
    }
}
