package dev.outboard.gob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists, and what can be seen as one. */
final class ListAdapter<C> extends Adapter<C> {

    /** Room for so many elements is made on the word of a length; more as they come. */
    private static final int FIRST_ROOM = 256;

    private final Adapter<Object> element;
    private final View<C> view;
    private final SequenceType type;

    /** @param length of an array in Go, or -1 for a slice */
    ListAdapter(Adapter<Object> element, View<C> view, int length) {
        this.element = element;
        this.view = view;
        this.type = new SequenceType(element.type(), length);
    }

    /** How a type is seen as a collection, and made of a list. */
    interface View<C> {
        Collection<?> of(C value);

        C from(List<Object> elements);
    }

    @Override
    GobType type() {
        return type.type();
    }

    @Override
    boolean isZero(@Nullable C value) {
        return value == null || (type.isSlice() && view.of(value).isEmpty());
    }

    /** Null for an array of Go: its elements may have no zero value here. */
    @Override
    @Nullable
    C zero() {
        return type.zeroLength() > 0 ? null : view.from(new ArrayList<>());
    }

    @Override
    void write(Encoding out, @Nullable C value) throws GobValueException {
        Collection<?> elements = view.of(Objects.requireNonNull(value));
        type.requireLength(elements.size());
        out.enter();
        out.tokens().unsigned(elements.size());
        int i = 0;
        try {
            for (Object each : elements) {
                out.element(element, each);
                i++;
            }
        } catch (GobException e) {
            e.within("[" + i + "]");
            throw e;
        }
        out.leave();
    }

    @Override
    ValueReader<C> reader(GobType remote, Readers readers) throws GobException {
        GobType remoteElement = type.elementOf(remote);
        if (remoteElement == null) {
            throw mismatch(remote, type.isSlice() ? "a list" : "an array");
        }
        ValueReader<Object> elementReader;
        try {
            elementReader = readers.of(element, remoteElement);
        } catch (GobException e) {
            e.within("[]");
            throw e;
        }
        return in -> read(type.count(in.tokens(), remote), elementReader, in);
    }

    private C read(int count, ValueReader<Object> reader, Decoding in) throws IOException {
        in.enter();
        List<Object> elements = new ArrayList<>(Math.min(count, FIRST_ROOM));
        try {
            while (elements.size() < count) {
                elements.add(reader.read(in));
            }
        } catch (GobException e) {
            e.within("[" + elements.size() + "]");
            throw e;
        }
        in.leave();
        return view.from(elements);
    }
}
