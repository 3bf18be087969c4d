package dev.outboard.gob;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values to one stream. Types are defined when they are first needed, ahead of the value. A value that cannot be encoded leaves no
 * trace in the stream. For one thread at a time.
 */
public final class GobEncoder {

    private static final TypeRef<Map<String, Object>> ANY_MAP = new TypeRef<>() {};
    private static final TypeRef<List<Object>> ANY_LIST = new TypeRef<>() {};

    private final Adapters adapters;
    private final OutputStream output;
    private final LocalTypes types = new LocalTypes();
    private final Encoding encoding;

    GobEncoder(Gob gob, OutputStream output) {
        this.adapters = gob.adapters();
        this.output = output;
        this.encoding = new Encoding(gob, types);
    }

    /**
     * Writes a value as what its class is. A list is taken as {@code []interface{}} and a map as {@code map[string]interface{}}.
     *
     * @param value not null; a {@link GobValue} is written as its own type
     * @throws GobValueException when the value has no representation; nothing was written
     * @throws GobTypeException when its class has no counterpart in Go
     * @throws IOException when the stream cannot be written to
     */
    public void encode(Object value) throws IOException {
        if (value instanceof GobValue tree) {
            encode(tree.type(), tree.type(), () -> new DynamicWriter(encoding).whole(tree));
        } else {
            encodeAs(value, typeOf(value));
        }
    }

    /** A list is taken as any list and a map as any map with keys that are strings. */
    private static TypeRef<?> typeOf(Object value) {
        if (value instanceof Map) {
            return ANY_MAP;
        }
        return value instanceof List ? ANY_LIST : TypeRef.of(value.getClass());
    }

    /**
     * Writes a value as a type: {@code encode(null, TypeRef.of(Object.class))} is a nil interface value.
     *
     * @param <T> the type
     * @param value null only for interfaces and {@link Void}
     * @param type the type that is defined in the stream, whatever the class of the value
     * @throws GobValueException as in {@link #encode(Object)}
     * @throws GobTypeException as in {@link #encode(Object)}
     * @throws IOException as in {@link #encode(Object)}
     */
    public <T> void encode(@Nullable T value, TypeRef<T> type) throws IOException {
        encodeAs(value, type);
    }

    private void encodeAs(@Nullable Object value, TypeRef<?> type) throws IOException {
        Adapter<Object> adapter = adapters.of(type.type());
        encode(adapter.type(), type, () -> encoding.whole(adapter, value));
    }

    @FunctionalInterface
    private interface Body {
        void write() throws GobValueException;
    }

    /** @param root names the value for people, when it is asked for its text */
    private void encode(GobType type, Object root, Body body) throws IOException {
        int known = types.count();
        boolean complete = false;
        try {
            encoding.reset();
            encoding.tokens().beginMessage();
            encoding.tokens().signed(types.define(type));
            body.write();
            complete = true;
        } catch (GobException e) {
            e.within(root.toString());
            throw e;
        } finally {
            if (!complete) {
                types.forgetAfter(known);
            }
        }
        types.definitions().send(output);
        types.definitions().clear();
        encoding.tokens().sendMessage(output);
    }
}
