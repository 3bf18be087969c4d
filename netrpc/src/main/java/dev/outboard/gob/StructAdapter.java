package dev.outboard.gob;

import dev.outboard.gob.GobType.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values with fields. Null is what a nil pointer is in Go: the field is left out. */
final class StructAdapter extends Adapter<Object> {

    private final Class<?> javaType;
    private final StructShape shape;
    private final GobType.Struct type;
    private final Adapter<Object>[] adapters;

    @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type.
    StructAdapter(Class<?> javaType, StructShape shape) {
        this.javaType = javaType;
        this.shape = shape;
        this.type = new GobType.Struct(Reflection.structName(javaType));
        this.adapters = new Adapter[shape.members().size()];
    }

    /** Finds the fields' adapters, among which this one may be. */
    void complete(Adapters all) {
        List<Field> fields = new ArrayList<>();
        for (StructShape.Member member : shape.members()) {
            adapters[fields.size()] = all.of(member.type());
            fields.add(new Field(member.name(), adapters[fields.size()].type()));
        }
        type.define(fields);
    }

    @Override
    GobType type() {
        return type;
    }

    @Override
    boolean isZero(@Nullable Object value) {
        return value == null;
    }

    @Override
    @Nullable
    Object zero() {
        return null;
    }

    @Override
    void write(Encoding out, @Nullable Object value) throws GobValueException {
        Objects.requireNonNull(value);
        out.enter();
        TokenWriter tokens = out.tokens();
        int previous = -1;
        for (int i = 0; i < adapters.length; i++) {
            Object member = get(value, i);
            if (!adapters[i].isZero(member)) {
                tokens.unsigned(i - previous);
                previous = i;
                writeMember(out, i, member);
            }
        }
        tokens.unsigned(0);
        out.leave();
    }

    private void writeMember(Encoding out, int index, @Nullable Object member) throws GobValueException {
        try {
            adapters[index].write(out, member);
        } catch (GobException e) {
            e.within(step(index));
            throw e;
        }
    }

    private @Nullable Object get(Object value, int index) throws GobValueException {
        try {
            return shape.get(value, index);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new GobValueException(javaType.getSimpleName() + step(index) + " cannot be read: " + e, e);
        }
    }

    private String step(int index) {
        return "." + shape.members().get(index).name();
    }

    @Override
    ValueReader<Object> reader(GobType remote, Readers readers) throws GobException {
        if (!(remote instanceof GobType.Struct struct)) {
            throw mismatch(remote, javaType.getSimpleName());
        }
        StructReader reader = new StructReader(struct);
        readers.announce(this, remote, reader);
        reader.complete(readers);
        return reader;
    }

    private int indexOf(String name) {
        for (int i = 0; i < adapters.length; i++) {
            if (shape.members().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads values of one remote struct. Fields are matched by name; what is not known here is skipped. */
    private final class StructReader implements ValueReader<Object> {

        private final GobType.Struct remote;
        /** By the remote field: the index of the field here, or -1. */
        private final int[] members;

        private final @Nullable ValueReader<?>[] readers;
        private int matched;

        StructReader(GobType.Struct remote) {
            this.remote = remote;
            this.members = new int[remote.fields().size()];
            this.readers = new ValueReader<?>[members.length];
        }

        void complete(Readers all) throws GobException {
            for (int i = 0; i < members.length; i++) {
                Field field = remote.fields().get(i);
                members[i] = indexOf(field.name());
                if (members[i] >= 0) {
                    readers[i] = readerOf(adapters[members[i]], field, all);
                    matched++;
                }
            }
        }

        private ValueReader<?> readerOf(Adapter<?> adapter, Field field, Readers all) throws GobException {
            try {
                return all.of(adapter, field.type());
            } catch (GobException e) {
                e.within("." + field.name());
                throw e;
            }
        }

        @Override
        public boolean readsNothing() {
            return matched == 0 && members.length > 0 && adapters.length > 0;
        }

        @Override
        public Object read(Decoding in) throws IOException {
            in.enter();
            Object[] values = new Object[adapters.length];
            boolean[] received = new boolean[adapters.length];
            TokenReader tokens = in.tokens();
            for (int i = tokens.nextField(remote, -1); i >= 0; i = tokens.nextField(remote, i)) {
                int member = members[i];
                if (member >= 0) {
                    values[member] = readMember(i, in);
                    received[member] = true;
                } else {
                    skipMember(i, in);
                }
            }
            in.leave();
            return make(values, received);
        }

        private @Nullable Object readMember(int index, Decoding in) throws IOException {
            try {
                return Objects.requireNonNull(readers[index]).read(in);
            } catch (GobException e) {
                e.within("." + remote.fields().get(index).name());
                throw e;
            }
        }

        private void skipMember(int index, Decoding in) throws IOException {
            Field field = remote.fields().get(index);
            try {
                in.skip(field.type());
            } catch (GobException e) {
                e.within("." + field.name());
                throw e;
            }
        }

        private Object make(@Nullable Object[] values, boolean[] received) throws GobValueException {
            try {
                return shape.make(values, received, adapters);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                throw new GobValueException(javaType.getSimpleName() + " does not accept the values: " + e, e);
            }
        }
    }
}
