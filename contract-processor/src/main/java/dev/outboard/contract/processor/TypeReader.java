package dev.outboard.contract.processor;

import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.FieldType.Absence;
import dev.outboard.contract.processor.FieldType.Collecting;
import dev.outboard.contract.processor.FieldType.Many;
import dev.outboard.contract.processor.FieldType.Maybe;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.FieldType.Pairs;
import dev.outboard.contract.processor.ValueType.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds out how the types of parameters, results and components cross. */
final class TypeReader {

    private final Messages messages;
    private final Adapters adapters;

    TypeReader(Messages messages, Adapters adapters) {
        this.messages = messages;
        this.adapters = adapters;
    }

    /**
     * How a field's type crosses.
     *
     * @param at whose type it is: a parameter, a component, or a method for its result
     * @param mirror the type
     */
    FieldType field(Element at, TypeMirror mirror) {
        return switch (name(mirror)) {
            case "java.util.List" -> many(at, mirror, Collecting.LIST);
            case "java.util.Set" -> many(at, mirror, Collecting.SET);
            case "java.util.Map" -> pairs(at, mirror);
            case "java.util.Optional" -> maybe(at, argument(at, mirror, 0), mirror, Absence.OPTIONAL);
            case "java.util.OptionalInt" -> primitive(at, mirror, ScalarKind.INT32, Absence.OPTIONAL_INT);
            case "java.util.OptionalLong" -> primitive(at, mirror, ScalarKind.INT64, Absence.OPTIONAL_LONG);
            case "java.util.OptionalDouble" -> primitive(at, mirror, ScalarKind.DOUBLE, Absence.OPTIONAL_DOUBLE);
            default ->
                isNullable(at, mirror)
                        ? new Maybe(TypeName.get(mirror), value(at, mirror), Absence.NULL)
                        : new One(TypeName.get(mirror), value(at, mirror));
        };
    }

    /**
     * What crosses, once or several times, for a parameter or a result.
     *
     * @param kinds what a type's name says
     */
    TypeMirror carried(Element at, TypeMirror mirror, Function<String, Carried> kinds) {
        Carried carried = kinds.apply(name(mirror));
        if (carried == Carried.PLAIN) {
            return mirror;
        }
        if (isNullable(at, mirror)) {
            throw new RefusedException(
                    at, "A " + name(mirror) + " cannot be null here; leave @Nullable out, or give an empty one");
        }
        return argument(at, mirror, 0);
    }

    static boolean isNullable(Element at, TypeMirror mirror) {
        return Annotations.isNullable(mirror) || Annotations.isNullable(at);
    }

    private FieldType many(Element at, TypeMirror mirror, Collecting collecting) {
        refuseNullable(at, mirror);
        ValueType element = value(at, argument(at, mirror, 0));
        return new Many(TypeName.get(mirror), element, collecting);
    }

    private FieldType pairs(Element at, TypeMirror mirror) {
        refuseNullable(at, mirror);
        TypeMirror keyType = argument(at, mirror, 0);
        // A choice of scalar is for the values.
        ValueType key = plain(at, keyType, Optional.empty());
        if (!(key.core() instanceof Scalar scalar)
                || !scalar.kind().isMapKey()
                || !key.proto().equals(scalar.proto())) {
            throw new RefusedException(
                    at,
                    "Keys of a map are whole numbers, booleans or texts, and " + keyType
                            + " is none; use String, or a List of records with key and value");
        }
        return new Pairs(TypeName.get(mirror), key, value(at, argument(at, mirror, 1)));
    }

    private FieldType maybe(Element at, TypeMirror inner, TypeMirror mirror, Absence absence) {
        refuseNullable(at, mirror);
        return new Maybe(TypeName.get(mirror), value(at, inner), absence);
    }

    private FieldType primitive(Element at, TypeMirror mirror, ScalarKind kind, Absence absence) {
        refuseNullable(at, mirror);
        return new Maybe(TypeName.get(mirror), chosen(at, new Scalar(kind), Annotations.scalar(at)), absence);
    }

    private static void refuseNullable(Element at, TypeMirror mirror) {
        if (isNullable(at, mirror)) {
            throw new RefusedException(
                    at,
                    "A " + name(mirror) + " cannot be null here: protobuf does not tell it from an empty one; leave"
                            + " @Nullable out, or wrap it in a record that is @Nullable");
        }
    }

    private static TypeMirror argument(Element at, TypeMirror mirror, int index) {
        List<? extends TypeMirror> arguments = ((DeclaredType) mirror).getTypeArguments();
        if (arguments.isEmpty()) {
            throw new RefusedException(at, "Say what is in the " + name(mirror) + ": give it type arguments");
        }
        TypeMirror argument = arguments.get(index);
        if (argument.getKind() == TypeKind.WILDCARD) {
            throw new RefusedException(
                    at, "A wildcard has no type that could cross; name the type in place of " + argument);
        }
        if (Annotations.isNullable(argument)) {
            throw new RefusedException(
                    at,
                    "What is in a " + name(mirror) + " cannot be null; leave @Nullable out, or use a record with a"
                            + " @Nullable component");
        }
        return argument;
    }

    private ValueType value(Element at, TypeMirror mirror) {
        return plain(at, mirror, Annotations.scalar(at));
    }

    private ValueType plain(Element at, TypeMirror mirror, Optional<ScalarKind> choice) {
        ValueType type = adapters.find(name(mirror)).orElseGet(() -> unadapted(at, mirror));
        return chosen(at, type, choice);
    }

    /** How a type crosses that has no adapter. */
    ValueType unadapted(Element at, TypeMirror mirror) {
        return switch (mirror.getKind()) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> known(at, mirror);
            case ARRAY -> array(at, (ArrayType) mirror);
            case DECLARED -> declared(at, (DeclaredType) mirror);
            case TYPEVAR ->
                throw new RefusedException(
                        at,
                        "The type variable " + mirror
                                + " has no type that could cross; declare the method again in the contract, with the"
                                + " type in its place");
            case ERROR -> throw new UnresolvedException(mirror.toString());
            default ->
                throw new RefusedException(at, mirror + " cannot cross; use one of the types in docs/contracts.md");
        };
    }

    private static ValueType known(Element at, TypeMirror mirror) {
        return KnownTypes.find(name(mirror)).orElseThrow(() -> new RefusedException(at, mirror + " cannot cross"));
    }

    private static ValueType array(Element at, ArrayType mirror) {
        TypeMirror component = mirror.getComponentType();
        if (component.getKind() == TypeKind.BYTE) {
            return known(at, mirror);
        }
        TypeName boxed = TypeName.get(component).box();
        throw new RefusedException(
                at,
                "Arrays other than byte[] cannot cross; use List<" + simpleName(boxed) + "> in place of "
                        + TypeName.get(mirror));
    }

    private static String simpleName(TypeName type) {
        String name = type.toString();
        return name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
    }

    private ValueType declared(Element at, DeclaredType mirror) {
        Optional<ValueType> known = KnownTypes.find(name(mirror));
        if (known.isPresent()) {
            return known.get();
        }
        refuseNesting(at, mirror);
        refuseCarriers(at, mirror);
        TypeElement element = (TypeElement) mirror.asElement();
        boolean generic = !element.getTypeParameters().isEmpty();
        if (generic && KnownTypes.instead(name(mirror)).isEmpty()) {
            throw new RefusedException(
                    at,
                    "Generic types like " + element.getSimpleName()
                            + " cannot cross; use a record without type parameters");
        }
        Optional<AnnotationMirror> contract = Annotations.find(element, Annotations.CONTRACT);
        if (contract.isPresent()) {
            return messages.reference(at, element, contract.get());
        }
        if (element.getKind() == ElementKind.ENUM) {
            return messages.enumeration(at, element);
        }
        if (element.getKind() == ElementKind.RECORD) {
            return messages.record(at, element, this);
        }
        if (element.getKind() == ElementKind.INTERFACE && element.getModifiers().contains(Modifier.SEALED)) {
            return messages.alternatives(at, element, this);
        }
        throw refused(at, element);
    }

    private static void refuseNesting(Element at, DeclaredType mirror) {
        String name = name(mirror);
        boolean collection =
                List.of("java.util.List", "java.util.Set", "java.util.Map").contains(name);
        if (collection || name.startsWith("java.util.Optional")) {
            throw new RefusedException(
                    at,
                    (name.startsWith("java.util.Optional") ? "An " : "A ")
                            + mirror.asElement().getSimpleName()
                            + " cannot be inside another collection or an Optional; wrap it in a record");
        }
    }

    private static void refuseCarriers(Element at, DeclaredType mirror) {
        Carried carried = Carried.ofResult(name(mirror));
        if (carried.isStream()) {
            throw new RefusedException(
                    at,
                    "A stream cannot be inside anything else: " + name(mirror)
                            + " must be a parameter or a result by itself");
        }
        if (carried.isLater()) {
            throw new RefusedException(
                    at, "A " + name(mirror) + " can only be a result; use what is in it, or Flow.Publisher");
        }
    }

    private static RefusedException refused(Element at, TypeElement element) {
        String name = element.getQualifiedName().toString();
        String what = element.getKind() == ElementKind.INTERFACE ? "interface" : "class";
        return new RefusedException(
                at,
                KnownTypes.instead(name)
                        .map(better -> name + " cannot cross; use " + better)
                        .orElse("The " + what + " " + name + " cannot cross; use a record"
                                + (what.equals("interface") ? " or a sealed interface of records" : "")
                                + ", or give the contract an adapter for it: @PluginContract(adapters = …)"));
    }

    private static ValueType chosen(Element at, ValueType type, Optional<ScalarKind> choice) {
        if (choice.isEmpty()) {
            return type;
        }
        if (type instanceof Scalar scalar && scalar.java().equals(choice.get().java())) {
            return new Scalar(choice.get());
        }
        throw new RefusedException(
                at,
                "@ProtoType(" + choice.get() + ") is for " + choice.get().java() + ", and this is " + type.java()
                        + "; leave it out or change the type");
    }

    /** A type's name without its arguments and annotations. */
    static String name(TypeMirror mirror) {
        return switch (mirror.getKind()) {
            case DECLARED ->
                ((TypeElement) ((DeclaredType) mirror).asElement())
                        .getQualifiedName()
                        .toString();
            case ARRAY -> name(((ArrayType) mirror).getComponentType()) + "[]";
            default -> mirror.getKind().isPrimitive() ? TypeName.get(mirror).toString() : mirror.toString();
        };
    }
}
