package dev.outboard.gob;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

/** Method handles to the parts of users' classes. */
final class Reflection {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Reflection() {}

    @FunctionalInterface
    private interface Unreflect<M> {
        MethodHandle of(M member) throws IllegalAccessException;
    }

    /** A handle {@code Object (Object)}. */
    static MethodHandle accessor(Method method) {
        return handle(method, method.getDeclaringClass(), LOOKUP::unreflect)
                .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
    }

    /** A handle {@code Object (Object)}. */
    static MethodHandle getter(Field field) {
        return handle(field, field.getDeclaringClass(), LOOKUP::unreflectGetter)
                .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
    }

    /** A handle {@code void (Object, Object)}. */
    static MethodHandle setter(Field field) {
        return handle(field, field.getDeclaringClass(), LOOKUP::unreflectSetter)
                .asType(java.lang.invoke.MethodType.methodType(void.class, Object.class, Object.class));
    }

    /** A handle {@code Object (Object[])}. */
    static MethodHandle constructor(Constructor<?> constructor) {
        return handle(constructor, constructor.getDeclaringClass(), LOOKUP::unreflectConstructor)
                .asSpreader(Object[].class, constructor.getParameterCount())
                .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
    }

    private static <M extends AccessibleObject> MethodHandle handle(M member, Class<?> owner, Unreflect<M> unreflect) {
        try {
            member.setAccessible(true);
            return unreflect.of(member);
        } catch (InaccessibleObjectException | SecurityException | IllegalAccessException e) {
            throw new GobTypeException(
                    owner.getName() + " is not accessible: " + owner.getModule() + " must open the package "
                            + owner.getPackageName() + " to the module dev.outboard.netrpc",
                    e);
        }
    }

    /** The name in Go of what has a name in Java and perhaps an annotation. */
    static String goName(AnnotatedElement element, String javaName) {
        GobName name = element.getAnnotation(GobName.class);
        return GoNames.requireExported(name != null ? name.value() : GoNames.exported(javaName));
    }

    static String structName(Class<?> type) {
        GobName name = type.getAnnotation(GobName.class);
        return name != null ? name.value() : type.getSimpleName();
    }
}
