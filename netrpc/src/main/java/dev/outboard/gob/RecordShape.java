package dev.outboard.gob;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records: read by their accessors, made by their constructor. */
final class RecordShape implements StructShape {

    private final List<Member> members;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    RecordShape(JavaType type) {
        RecordComponent[] components = type.raw().getRecordComponents();
        this.members = Arrays.stream(components)
                .map(each -> new Member(Reflection.goName(each, each.getName()), type.resolve(each.getAnnotatedType())))
                .toList();
        this.accessors = Arrays.stream(components)
                .map(each -> Reflection.accessor(each.getAccessor()))
                .toArray(MethodHandle[]::new);
        this.constructor = Reflection.constructor(canonical(type.raw(), components));
    }

    private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a constructor for its components: " + type, e);
        }
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public @Nullable Object get(Object value, int member) throws Throwable {
        return (Object) accessors[member].invokeExact(value);
    }

    @Override
    public Object make(@Nullable Object[] values, boolean[] received, Adapter<Object>[] adapters) throws Throwable {
        for (int i = 0; i < values.length; i++) {
            if (!received[i]) {
                values[i] = adapters[i].zero();
            }
        }
        return (Object) constructor.invokeExact(values);
    }
}
