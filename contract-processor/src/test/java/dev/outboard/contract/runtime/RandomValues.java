package dev.outboard.contract.runtime;

import dev.outboard.contract.sample.Cents;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of any type that contracts know, with a liking for extremes. */
final class RandomValues {

    private static final List<String> TEXTS =
            List.of("", "a", "ä", "€", "😀", "\0", "hello, wörld", "x".repeat(127), "y".repeat(128), "€".repeat(6000));
    private static final int DEEPEST = 3;

    private final Random random;
    private int depth;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    <T extends Record> T record(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] parameters =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] =
                        nullable && (isDeep() || random.nextBoolean()) ? null : value(components[i].getGenericType());
            }
            Constructor<T> constructor = type.getDeclaredConstructor(parameters);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its canonical constructor", e);
        }
    }

    private boolean isDeep() {
        return depth > DEEPEST;
    }

    private Object value(Type type) {
        depth++;
        try {
            if (type instanceof ParameterizedType parameterized) {
                return collection(parameterized);
            }
            Class<?> raw = (Class<?>) type;
            if (raw.isRecord()) {
                return record(raw.asSubclass(Record.class));
            }
            // Classes of the JDK, ByteBuffer for one, are sealed in some versions.
            if (raw.isInterface() && raw.isSealed()) {
                Class<?>[] permitted = raw.getPermittedSubclasses();
                return record(permitted[random.nextInt(permitted.length)].asSubclass(Record.class));
            }
            if (raw.isEnum()) {
                Object[] constants = raw.getEnumConstants();
                return constants[random.nextInt(constants.length)];
            }
            return simple(raw);
        } finally {
            depth--;
        }
    }

    private Object collection(ParameterizedType type) {
        Type element = type.getActualTypeArguments()[0];
        int size = isDeep() ? 0 : random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
        if (type.getRawType() == Optional.class) {
            return isDeep() || random.nextBoolean() ? Optional.empty() : Optional.of(value(element));
        } else if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(value(element));
            }
            return list;
        } else if (type.getRawType() == Set.class) {
            Set<Object> set = new LinkedHashSet<>();
            for (int i = 0; i < size; i++) {
                set.add(value(element));
            }
            return set;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(value(element), value(type.getActualTypeArguments()[1]));
        }
        return map;
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> random.nextBoolean();
            case "byte", "Byte" -> (byte) int32();
            case "short", "Short" -> (short) int32();
            case "char", "Character" -> (char) int32();
            case "int", "Integer" -> int32();
            case "long", "Long" -> int64();
            case "float", "Float" -> float32();
            case "double", "Double" -> float64();
            case "String" -> text();
            case "byte[]" -> bytes();
            case "ByteBuffer" -> ByteBuffer.wrap(bytes());
            case "UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "BigInteger" -> new BigInteger(random.nextInt(300), random).negate();
            case "BigDecimal" -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(50) - 25);
            case "URI" -> URI.create("https://example.org/" + random.nextInt() + "?q=ä");
            case "Path" -> Path.of("/tmp", "some file", "" + random.nextInt());
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(4_000_000) - 2_000_000);
            case "LocalTime" -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
            case "LocalDateTime" ->
                LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000), ZoneOffset.UTC);
            case "OffsetDateTime" ->
                OffsetDateTime.ofInstant(instant(), ZoneOffset.ofTotalSeconds(random.nextInt(60_000)));
            case "ZonedDateTime" -> ZonedDateTime.ofInstant(instant(), ZoneId.of("Europe/Berlin"));
            case "Period" -> Period.of(random.nextInt(), random.nextInt(), random.nextInt());
            case "ZoneId" -> ZoneId.of(random.nextBoolean() ? "America/New_York" : "Z");
            case "Instant" -> instant();
            case "Duration" ->
                Duration.ofSeconds(
                        random.nextBoolean() ? random.nextInt() : random.nextLong(315_576_000_000L),
                        random.nextInt(1_000_000_000));
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(int32());
            case "OptionalLong" -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(int64());
            case "OptionalDouble" -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(float64());
            case "Cents" -> new Cents(int64());
            default -> throw new AssertionError("There are no random values of " + type);
        };
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private int int32() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Integer.MIN_VALUE;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> random.nextInt(300) - 150;
            default -> random.nextInt();
        };
    }

    private long int64() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            case 3 -> int32();
            default -> random.nextLong();
        };
    }

    private float float32() {
        float[] extremes = {0, -0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
        int choice = random.nextInt(10);
        return choice < extremes.length ? extremes[choice] : random.nextFloat();
    }

    private double float64() {
        double[] extremes = {0, -0d, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY};
        int choice = random.nextInt(10);
        return choice < extremes.length ? extremes[choice] : random.nextDouble();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(5000) : random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Whether two values are the same, arrays by their content. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof byte[] a && other instanceof byte[] b) {
            return java.util.Arrays.equals(a, b);
        } else if (one instanceof List<?> a && other instanceof List<?> b) {
            return a.size() == b.size()
                    && java.util.stream.IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
        } else if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        } else if (one instanceof Optional<?> a && other instanceof Optional<?> b) {
            return same(a.orElse(null), b.orElse(null));
        } else if (one instanceof Record a && other instanceof Record b && a.getClass() == b.getClass()) {
            return Stream.of(a.getClass().getRecordComponents())
                    .allMatch(component -> same(get(component, a), get(component, b)));
        }
        return java.util.Objects.equals(one, other);
    }

    private static @Nullable Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has its accessors", e);
        }
    }
}
