package dev.outboard.gob;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes with a constructor without parameters: all fields that are neither static nor transient, inherited ones first. What is not received
 * stays as the constructor left it.
 */
final class ClassShape implements StructShape {

    private static final Object[] NO_ARGUMENTS = {};

    private final List<Member> members = new ArrayList<>();
    private final List<MethodHandle> getters = new ArrayList<>();
    private final List<MethodHandle> setters = new ArrayList<>();
    private final MethodHandle constructor;

    ClassShape(JavaType type) {
        this.constructor = Reflection.constructor(withoutParameters(type.raw()));
        addFields(type);
    }

    private static Constructor<?> withoutParameters(Class<?> type) {
        try {
            return type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new GobTypeException(
                    type.getName() + " has no constructor without parameters; make it a record, a static class"
                            + " with such a constructor, or give the builder of Gob a conversion",
                    e);
        }
    }

    private void addFields(JavaType type) {
        if (type.raw().getAnnotatedSuperclass() != null && type.raw().getSuperclass() != Object.class) {
            addFields(type.resolve(type.raw().getAnnotatedSuperclass()));
        }
        for (Field field : type.raw().getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                members.add(
                        new Member(Reflection.goName(field, field.getName()), type.resolve(field.getAnnotatedType())));
                getters.add(Reflection.getter(field));
                setters.add(Reflection.setter(field));
            }
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public @Nullable Object get(Object value, int member) throws Throwable {
        return (Object) getters.get(member).invokeExact(value);
    }

    @Override
    public Object make(@Nullable Object[] values, boolean[] received, Adapter<Object>[] adapters) throws Throwable {
        Object made = (Object) constructor.invokeExact(NO_ARGUMENTS);
        for (int i = 0; i < values.length; i++) {
            if (received[i]) {
                setters.get(i).invokeExact(made, values[i]);
            }
        }
        return made;
    }
}
