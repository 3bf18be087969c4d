package dev.outboard.gob;

import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Records and simple classes. */
final class StructFactory implements AdapterFactory {

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        Class<?> raw = type.raw();
        boolean simple = !raw.isPrimitive()
                && !raw.isArray()
                && !raw.isEnum()
                && !raw.isInterface()
                && !raw.isAnnotation()
                && !Modifier.isAbstract(raw.getModifiers());
        // The insides of the JDK's classes are nobody's business.
        boolean platform = raw.getName().startsWith("java.") || raw.getName().startsWith("javax.");
        if (!simple || platform) {
            return null;
        }
        StructAdapter adapter = new StructAdapter(raw, raw.isRecord() ? new RecordShape(type) : new ClassShape(type));
        adapters.announce(type, adapter);
        adapter.complete(adapters);
        return adapter;
    }
}
