package dev.outboard.gob;

import dev.outboard.gob.GobType.Basic;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interfaces, abstract classes and {@code Object}: interface values, each with the name of what it holds; and trees. */
final class InterfaceFactory implements AdapterFactory {

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        Class<?> raw = type.raw();
        if (GobValue.class.isAssignableFrom(raw)) {
            return new TreeAdapter(raw);
        }
        boolean open = raw == Object.class || raw.isInterface() || Modifier.isAbstract(raw.getModifiers());
        // Those would be lists and maps, of kinds that are not supported.
        boolean collection = Iterable.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
        return open && !collection && !raw.isPrimitive() && !raw.isEnum() && !raw.isArray()
                ? new InterfaceAdapter(raw)
                : null;
    }

    private static final class InterfaceAdapter extends Adapter<Object> {

        private final Class<?> declared;

        InterfaceAdapter(Class<?> declared) {
            this.declared = declared;
        }

        @Override
        GobType type() {
            return Basic.INTERFACE;
        }

        @Override
        boolean isZero(@Nullable Object value) {
            return value == null || value instanceof GobValue.Nil;
        }

        @Override
        @Nullable
        Object zero() {
            return null;
        }

        @Override
        boolean takesNull() {
            return true;
        }

        @Override
        void write(Encoding out, @Nullable Object value) throws GobValueException {
            if (value == null) {
                out.tokens().unsigned(0);
            } else if (value instanceof GobValue tree) {
                writeTree(out, tree);
            } else {
                writeNamed(out, value);
            }
        }

        private static void writeNamed(Encoding out, Object value) throws GobValueException {
            Registry.Entry entry = out.registry().forValue(value);
            Adapter<Object> adapter = entry.adapter(out.adapters());
            TokenWriter tokens = out.tokens();
            out.enter();
            try {
                tokens.text(entry.name());
                tokens.signed(out.types().define(adapter.type()));
                int start = tokens.beginMessage();
                out.whole(adapter, value);
                tokens.endMessage(start);
            } catch (GobException e) {
                e.within(".(" + entry.name() + ")");
                throw e;
            }
            out.leave();
        }

        @Override
        ValueReader<Object> reader(GobType remote, Readers readers) throws GobException {
            if (remote != Basic.INTERFACE) {
                throw new GobValueException(
                        "the sender's type is " + remote + ", which is no interface and cannot be decoded as "
                                + declared.getSimpleName() + "; declare what it is, or GobValue");
            }
            return this::read;
        }

        private @Nullable Object read(Decoding in) throws IOException {
            String name = in.tokens().text();
            if (name.isEmpty()) {
                return null;
            }
            in.enter();
            try {
                Adapter<Object> adapter = in.registry().named(name).adapter(in.adapters());
                Object value = in.readWhole(adapter, in.beginInner());
                if (!declared.isInstance(value)) {
                    throw new GobValueException("it is no " + declared.getSimpleName());
                }
                in.leave();
                return value;
            } catch (GobException e) {
                e.within(".(" + name + ")");
                throw e;
            }
        }
    }

    private static void writeTree(Encoding out, GobValue tree) throws GobValueException {
        if (tree.type() != Basic.INTERFACE) {
            throw new GobValueException(
                    "a value of " + tree.type() + " has no name as an interface value: wrap it in GobValue.Named");
        }
        new DynamicWriter(out).inside(tree);
    }

    /** Takes whatever comes; is sent as an interface value, since a declared type must be known before its values are. */
    private static final class TreeAdapter extends Adapter<GobValue> {

        private final Class<?> declared;

        TreeAdapter(Class<?> declared) {
            this.declared = declared;
        }

        @Override
        GobType type() {
            return Basic.INTERFACE;
        }

        @Override
        boolean isZero(@Nullable GobValue value) {
            return value == null || value instanceof GobValue.Nil;
        }

        @Override
        @Nullable
        GobValue zero() {
            return null;
        }

        @Override
        boolean takesNull() {
            return true;
        }

        @Override
        void write(Encoding out, @Nullable GobValue value) throws GobValueException {
            writeTree(out, value == null ? new GobValue.Nil() : value);
        }

        @Override
        ValueReader<GobValue> reader(GobType remote, Readers readers) {
            return in -> {
                GobValue value = new DynamicReader(in).read(remote);
                if (!declared.isInstance(value)) {
                    throw new GobValueException("the sender's type is " + remote + ", not what GobValue."
                            + declared.getSimpleName() + " is for");
                }
                return value;
            };
        }
    }
}
