package dev.outboard.gob;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The names of types that interface values can hold, both ways. */
final class Registry {

    private final Map<String, Entry> byName;
    private final Map<Class<?>, Entry> byClass;

    private Registry(Map<String, Entry> byName, Map<Class<?>, Entry> byClass) {
        this.byName = byName;
        this.byClass = byClass;
    }

    /** A name and what goes by it. */
    static final class Entry {

        private final String name;
        private final Function<Adapters, Adapter<?>> adapter;

        Entry(String name, Function<Adapters, Adapter<?>> adapter) {
            this.name = name;
            this.adapter = adapter;
        }

        String name() {
            return name;
        }

        @SuppressWarnings("unchecked") // Values are looked up by their class.
        Adapter<Object> adapter(Adapters adapters) {
            return (Adapter<Object>) adapter.apply(adapters);
        }
    }

    Entry named(String name) throws GobValueException {
        Entry entry = byName.get(name);
        if (entry == null) {
            throw new GobValueException("no Java type is registered for the name \"" + name
                    + "\": register one with the builder of Gob, or declare GobValue");
        }
        return entry;
    }

    Entry forValue(Object value) throws GobValueException {
        Entry entry = byClass.get(value.getClass());
        if (entry != null) {
            return entry;
        }
        if (value instanceof Map) {
            return named(Builder.ANY_MAP);
        }
        if (value instanceof List) {
            return named(Builder.ANY_LIST);
        }
        if (value instanceof GoUint number) {
            return named(GoUint.name(number.kind()));
        }
        if (value instanceof GoUint[] numbers) {
            return named("[]" + GoUint.name(numbers.length == 0 ? GoUint.Kind.UINT : numbers[0].kind()));
        }
        throw new GobValueException(value.getClass().getName()
                + " is not registered, and interface values go by a name: register it with the builder of Gob");
    }

    /** Collects names. */
    static final class Builder {

        static final String ANY_MAP = "map[string]interface {}";
        static final String ANY_LIST = "[]interface {}";

        private final Map<String, Entry> byName = new HashMap<>();
        private final Map<Class<?>, Entry> byClass = new HashMap<>();

        Builder() {
            registerBasics();
            registerUnsigned();
            received(ANY_MAP, new TypeRef<Map<String, Object>>() {});
            received(ANY_LIST, new TypeRef<List<Object>>() {});
            register("time.Time", TypeRef.of(java.time.OffsetDateTime.class));
            register("time.Time", TypeRef.of(java.time.Instant.class));
            register("time.Duration", TypeRef.of(java.time.Duration.class));
        }

        /** What Go registers itself. Where two types of Go are one in Java, it is sent as that which is registered last. */
        private void registerBasics() {
            register("bool", TypeRef.of(Boolean.class));
            register("int8", TypeRef.of(Byte.class));
            register("int16", TypeRef.of(Short.class));
            register("int32", TypeRef.of(Integer.class));
            register("int64", TypeRef.of(Long.class));
            register("int", TypeRef.of(Long.class));
            register("float32", TypeRef.of(Float.class));
            register("float64", TypeRef.of(Double.class));
            register("complex64", TypeRef.of(Complex.class));
            register("complex128", TypeRef.of(Complex.class));
            register("string", TypeRef.of(String.class));
            register("[]bool", TypeRef.of(boolean[].class));
            received("[]int8", new TypeRef<List<Byte>>() {});
            register("[]uint8", TypeRef.of(byte[].class));
            register("[]int16", TypeRef.of(short[].class));
            register("[]int32", TypeRef.of(int[].class));
            register("[]int64", TypeRef.of(long[].class));
            register("[]int", TypeRef.of(long[].class));
            register("[]float32", TypeRef.of(float[].class));
            register("[]float64", TypeRef.of(double[].class));
            register("[]complex64", TypeRef.of(Complex[].class));
            register("[]complex128", TypeRef.of(Complex[].class));
            register("[]string", TypeRef.of(String[].class));
        }

        private void registerUnsigned() {
            for (GoUint.Kind kind : GoUint.Kind.values()) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                Adapter<GoUint> one = new GoUintAdapter(kind);
                byName.put(name, new Entry(name, adapters -> one));
                if (kind != GoUint.Kind.UINT8) {
                    Adapter<GoUint[]> many = ListFactory.arrayOf(one, GoUint.class);
                    byName.put("[]" + name, new Entry("[]" + name, adapters -> many));
                }
            }
        }

        void register(String name, TypeRef<?> type) {
            received(name, type);
            byClass.put(type.type().raw(), Objects.requireNonNull(byName.get(name)));
        }

        private void received(String name, TypeRef<?> type) {
            byName.put(name, new Entry(name, adapters -> adapters.of(type.type())));
        }

        Registry build() {
            return new Registry(Map.copyOf(byName), Map.copyOf(byClass));
        }
    }
}
