package dev.outboard.gob;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A Java type as far as gob is concerned: comparable, without variables and wildcards.
 *
 * @param raw its class
 * @param arguments its type arguments, or the one component type of an array
 * @param marks what annotations say of it
 */
record JavaType(Class<?> raw, List<JavaType> arguments, Marks marks) {

    /**
     * What annotations say.
     *
     * @param unsigned {@link Unsigned}
     * @param string {@link GoString}
     * @param arrayLength of {@link GoArray}, or -1
     */
    record Marks(boolean unsigned, boolean string, int arrayLength) {

        static final Marks NONE = new Marks(false, false, -1);

        static Marks of(AnnotatedElement element) {
            GoArray array = element.getAnnotation(GoArray.class);
            return new Marks(
                    element.isAnnotationPresent(Unsigned.class),
                    element.isAnnotationPresent(GoString.class),
                    array == null ? -1 : array.value());
        }
    }

    static JavaType of(Type type) {
        return of(type, Map.of());
    }

    static JavaType of(AnnotatedType type) {
        return of(type, Map.of());
    }

    private static JavaType of(Type type, Map<TypeVariable<?>, JavaType> variables) {
        if (type instanceof Class<?> raw) {
            return raw.isArray()
                    ? new JavaType(raw, List.of(of(raw.getComponentType(), variables)), Marks.NONE)
                    : new JavaType(raw, List.of(), Marks.NONE);
        }
        if (type instanceof ParameterizedType parameterized) {
            List<JavaType> arguments = new ArrayList<>();
            for (Type argument : parameterized.getActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new JavaType((Class<?>) parameterized.getRawType(), List.copyOf(arguments), Marks.NONE);
        }
        if (type instanceof GenericArrayType array) {
            JavaType component = of(array.getGenericComponentType(), variables);
            return new JavaType(component.raw.arrayType(), List.of(component), Marks.NONE);
        }
        if (type instanceof TypeVariable<?> variable) {
            JavaType known = variables.get(variable);
            // A bound may name its own variable: it is not followed.
            return known != null ? known : new JavaType(Object.class, List.of(), Marks.NONE);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], variables);
        }
        throw new GobTypeException("Gob has no counterpart for " + type);
    }

    private static JavaType of(AnnotatedType type, Map<TypeVariable<?>, JavaType> variables) {
        Marks marks = Marks.of(type);
        if (type instanceof AnnotatedArrayType array) {
            JavaType component = of(array.getAnnotatedGenericComponentType(), variables);
            return new JavaType(component.raw.arrayType(), List.of(component), marks);
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            List<JavaType> arguments = new ArrayList<>();
            for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            return new JavaType(raw, List.copyOf(arguments), marks);
        }
        JavaType plain = of(type.getType(), variables);
        return marks.equals(Marks.NONE) ? plain : new JavaType(plain.raw, plain.arguments, marks);
    }

    /** A type named inside this one, with this one's arguments in place of its variables. */
    JavaType resolve(AnnotatedType inner) {
        return of(inner, variables());
    }

    private Map<TypeVariable<?>, JavaType> variables() {
        Map<TypeVariable<?>, JavaType> variables = new HashMap<>();
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < arguments.size() && i < parameters.length; i++) {
            variables.put(parameters[i], arguments.get(i));
        }
        return variables;
    }

    /** The type argument at an index, or any type where the raw type is used. */
    JavaType argument(int index) {
        return index < arguments.size() ? arguments.get(index) : of(Object.class);
    }

    /** The length that this is to have as an array of Go, or -1. An annotation before {@code byte[]} stands at the component. */
    int arrayLength() {
        boolean ofComponent =
                isArray() && !component().isArray() && component().arguments.isEmpty();
        return marks.arrayLength >= 0 || !ofComponent ? marks.arrayLength : component().marks.arrayLength;
    }

    boolean isUnsigned() {
        return marks.unsigned;
    }

    boolean isString() {
        return marks.string || (isArray() && component().marks.string);
    }

    boolean isArray() {
        return raw.isArray();
    }

    JavaType component() {
        return arguments.get(0);
    }

    /** Looked up for each value: what else it has is compared, and seldom differs. */
    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        if (isArray()) {
            return component() + "[]";
        }
        String name = (marks.unsigned ? "@Unsigned " : "") + raw.getSimpleName();
        if (arguments.isEmpty()) {
            return name;
        }
        StringJoiner joined = new StringJoiner(", ", name + "<", ">");
        arguments.forEach(argument -> joined.add(argument.toString()));
        return joined.toString();
    }
}
