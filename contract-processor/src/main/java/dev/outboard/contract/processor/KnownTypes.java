package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.ValueType.Converted;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import dev.outboard.contract.processor.ValueType.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The JDK's types that cross without further ado, and what to use in place of some that do not. */
final class KnownTypes {

    private static final String RUNTIME = "dev.outboard.contract.runtime";
    private static final ClassName VALUES = ClassName.get(RUNTIME, "Values");

    private static final Map<String, ValueType> TYPES = types();

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.io.File", "java.nio.file.Path"),
            Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.Number", "long, double or BigDecimal"),
            Map.entry("java.lang.Iterable", "List"),
            Map.entry("java.util.Collection", "List or Set"),
            Map.entry("java.util.ArrayList", "List"),
            Map.entry("java.util.LinkedList", "List"),
            Map.entry("java.util.Vector", "List"),
            Map.entry("java.util.HashSet", "Set"),
            Map.entry("java.util.LinkedHashSet", "Set"),
            Map.entry("java.util.SortedSet", "Set"),
            Map.entry("java.util.TreeSet", "Set"),
            Map.entry("java.util.EnumSet", "Set"),
            Map.entry("java.util.HashMap", "Map"),
            Map.entry("java.util.LinkedHashMap", "Map"),
            Map.entry("java.util.SortedMap", "Map"),
            Map.entry("java.util.TreeMap", "Map"),
            Map.entry("java.util.EnumMap", "Map"));

    private KnownTypes() {}

    /** How a type crosses, by its name in Java. */
    static Optional<ValueType> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /** What to use in place of a type that cannot cross. */
    static Optional<String> instead(String name) {
        return Optional.ofNullable(INSTEAD.get(name));
    }

    private static Map<String, ValueType> types() {
        Map<String, ValueType> types = new HashMap<>();
        scalar(types, TypeName.BOOLEAN, ScalarKind.BOOL);
        scalar(types, TypeName.INT, ScalarKind.INT32);
        scalar(types, TypeName.LONG, ScalarKind.INT64);
        scalar(types, TypeName.FLOAT, ScalarKind.FLOAT);
        scalar(types, TypeName.DOUBLE, ScalarKind.DOUBLE);
        narrow(types, TypeName.BYTE, ScalarKind.INT32, "toByte");
        narrow(types, TypeName.SHORT, ScalarKind.INT32, "toShort");
        narrow(types, TypeName.CHAR, ScalarKind.UINT32, "toChar");
        types.put("java.lang.String", new Scalar(ScalarKind.STRING));
        types.put("byte[]", new Scalar(ScalarKind.BYTES));
        put(
                types,
                ClassName.get("java.nio", "ByteBuffer"),
                ScalarKind.BYTES,
                "$values:T.bytes($value:L)",
                "$java:T.wrap($value:L)");
        text(types, "java.util", "UUID", "uuid");
        text(types, "java.math", "BigInteger", "bigInteger");
        text(types, "java.math", "BigDecimal", "bigDecimal");
        text(types, "java.net", "URI", "uri");
        text(types, "java.nio.file", "Path", "path");
        text(types, "java.time", "LocalDate", "localDate");
        text(types, "java.time", "LocalTime", "localTime");
        text(types, "java.time", "LocalDateTime", "localDateTime");
        text(types, "java.time", "OffsetDateTime", "offsetDateTime");
        text(types, "java.time", "ZonedDateTime", "zonedDateTime");
        text(types, "java.time", "Period", "period");
        text(types, "java.time", "ZoneId", "zoneId");
        bytes(types, "InputStream");
        bytes(types, "OutputStream");
        wellKnown(types, "Instant", "Timestamp");
        wellKnown(types, "Duration", "Duration");
        return Map.copyOf(types);
    }

    private static void scalar(Map<String, ValueType> types, TypeName java, ScalarKind kind) {
        types.put(java.toString(), new Scalar(kind));
        types.put(java.box().toString(), new Scalar(kind));
    }

    private static void narrow(Map<String, ValueType> types, TypeName java, ScalarKind kind, String check) {
        ValueType type = new Converted(
                java,
                kind.proto(),
                new Scalar(kind),
                "(int) $value:L",
                "$values:T." + check + "($value:L)",
                Map.of("values", VALUES));
        types.put(java.toString(), type);
        types.put(java.box().toString(), type);
    }

    private static void text(Map<String, ValueType> types, String javaPackage, String name, String parse) {
        String print = name.equals("ZoneId") ? "$value:L.getId()" : "$value:L.toString()";
        put(types, ClassName.get(javaPackage, name), ScalarKind.STRING, print, "$values:T." + parse + "($value:L)");
    }

    private static void put(
            Map<String, ValueType> types, ClassName java, ScalarKind kind, String toWire, String fromWire) {
        Map<String, Object> names = Map.of("values", VALUES, "java", java);
        types.put(java.canonicalName(), new Converted(java, kind.proto(), new Scalar(kind), toWire, fromWire, names));
    }

    private static void bytes(Map<String, ValueType> types, String name) {
        types.put(
                "java.io." + name,
                new Reference(
                        ClassName.get("java.io", name),
                        ClassName.get(RUNTIME, name + "Binding"),
                        "outboard.v1." + name));
    }

    private static void wellKnown(Map<String, ValueType> types, String java, String proto) {
        types.put(
                "java.time." + java,
                new Nested(
                        ClassName.get("java.time", java),
                        "google.protobuf." + proto,
                        ClassName.get(RUNTIME, proto + "Message")));
    }
}
