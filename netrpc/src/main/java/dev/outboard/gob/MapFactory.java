package dev.outboard.gob;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Maps. The keys of a raw one are strings. */
final class MapFactory implements AdapterFactory {

    @Override
    public @Nullable Adapter<?> create(JavaType type, Adapters adapters) {
        if (type.raw() != Map.class) {
            return null;
        }
        JavaType key = type.arguments().isEmpty() ? JavaType.of(String.class) : type.argument(0);
        return new MapAdapter(adapters.of(key), adapters.of(type.argument(1)));
    }

    private static final class MapAdapter extends Adapter<Map<?, ?>> {

        private final Adapter<Object> key;
        private final Adapter<Object> value;
        private final GobType type;

        MapAdapter(Adapter<Object> key, Adapter<Object> value) {
            this.key = key;
            this.value = value;
            this.type = GobType.map(key.type(), value.type());
        }

        @Override
        GobType type() {
            return type;
        }

        /** Go sends an empty map, which is not a nil one. */
        @Override
        boolean isZero(@Nullable Map<?, ?> map) {
            return map == null;
        }

        @Override
        Map<?, ?> zero() {
            return new LinkedHashMap<>();
        }

        @Override
        void write(Encoding out, @Nullable Map<?, ?> map) throws GobValueException {
            Objects.requireNonNull(map);
            out.enter();
            out.tokens().unsigned(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                try {
                    out.element(key, entry.getKey());
                    out.element(value, entry.getValue());
                } catch (GobException e) {
                    e.within(step(entry.getKey()));
                    throw e;
                }
            }
            out.leave();
        }

        @Override
        ValueReader<Map<?, ?>> reader(GobType remote, Readers readers) throws GobException {
            if (!(remote instanceof GobType.MapOf map)) {
                throw mismatch(remote, "a map");
            }
            try {
                ValueReader<Object> keys = readers.of(key, map.key());
                ValueReader<Object> values = readers.of(value, map.value());
                return in -> read(keys, values, in);
            } catch (GobException e) {
                e.within("[]");
                throw e;
            }
        }

        private static Map<?, ?> read(ValueReader<Object> keys, ValueReader<Object> values, Decoding in)
                throws IOException {
            in.enter();
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = in.tokens().count(); i > 0; i--) {
                Object key = "";
                try {
                    key = keys.read(in);
                    map.put(key, values.read(in));
                } catch (GobException e) {
                    e.within(step(key));
                    throw e;
                }
            }
            in.leave();
            return map;
        }

        private static String step(@Nullable Object key) {
            return key instanceof String || key instanceof Number || key instanceof Boolean ? "[" + key + "]" : "[…]";
        }
    }
}
