package dev.outboard.gob;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;

/**
 * A Java type with its arguments and annotations, which a {@link Class} cannot hold:
 * {@code new TypeRef<Map<String, @Unsigned Integer>>() {}}. Annotations are lost where the compiler infers the type, as in
 * {@code new TypeRef<>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

    private final JavaType type;

    /** Captures the type argument of the subclass. */
    protected TypeRef() {
        if (getClass().getSuperclass() != TypeRef.class
                || !(getClass().getAnnotatedSuperclass() instanceof AnnotatedParameterizedType parameterized)) {
            throw new GobTypeException("A TypeRef needs its type, as in new TypeRef<List<String>>() {}");
        }
        AnnotatedType argument = parameterized.getAnnotatedActualTypeArguments()[0];
        this.type = JavaType.of(argument);
    }

    private TypeRef(JavaType type) {
        this.type = type;
    }

    /**
     * The reference to a type that only the program's run time knows, such as a method's parameter.
     *
     * @param type a class, or a type with arguments
     * @return the reference
     * @throws GobTypeException when gob has no counterpart for this kind of type
     */
    public static TypeRef<?> of(Type type) {
        return new Known<>(JavaType.of(type));
    }

    /**
     * The reference to an annotated type, such as a method's parameter with {@link Unsigned}.
     *
     * @param type the type
     * @return the reference
     * @throws GobTypeException when gob has no counterpart for this kind of type
     */
    public static TypeRef<?> of(AnnotatedType type) {
        return new Known<>(JavaType.of(type));
    }

    /**
     * The reference to a class.
     *
     * @param <T> the class
     * @param type the class
     * @return the reference
     */
    public static <T> TypeRef<T> of(Class<T> type) {
        return new Known<>(JavaType.of(type));
    }

    final JavaType type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TypeRef<?> ref && ref.type.equals(type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type.toString();
    }

    private static final class Known<T> extends TypeRef<T> {
        Known(JavaType type) {
            super(type);
        }
    }
}
