package dev.outboard.contract.sample;

import dev.outboard.contract.PluginContract;
import dev.outboard.contract.ProtoName;
import dev.outboard.contract.ProtoNumber;
import dev.outboard.contract.ProtoReserved;
import dev.outboard.contract.ProtoScalar;
import dev.outboard.contract.ProtoType;
import dev.outboard.contract.ProtoUnknown;
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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type that a contract knows. */
@SuppressWarnings("ArrayRecordComponent") // Arrays cross as well.
@PluginContract(service = "sample.v1.Everything", adapters = Cents.Adapter.class)
public interface Everything {

    Numbers numbers(Numbers numbers);

    Texts texts(Texts texts);

    Presences presences(Presences presences);

    Collections collections(Collections collections);

    Node nodes(Node node);

    Scalars scalars(Scalars scalars);

    /** Parameters with names that generated code might use itself. */
    String names(
            String out, int in, boolean value, List<String> tag, Map<String, Integer> entry, @Nullable String mark);

    @Nullable
    Node maybe(@Nullable Node node);

    Optional<Duration> times(Optional<Instant> at, List<Duration> lengths);

    Shape shape(Shape shape);

    Cents cents(Cents one, List<Cents> several);

    void nothing();

    /** What has the type's defaults. */
    record Numbers(
            boolean bool,
            byte int8,
            short int16,
            char char16,
            int int32,
            long int64,
            float float32,
            double float64,
            Boolean boxedBool,
            Byte boxedByte,
            Short boxedShort,
            Character boxedChar,
            Integer boxedInt,
            Long boxedLong,
            Float boxedFloat,
            Double boxedDouble) {}

    /**
     * What crosses as bytes or text.
     *
     * @param text any text
     */
    record Texts(
            String text,
            byte[] bytes,
            ByteBuffer buffer,
            UUID uuid,
            BigInteger whole,
            BigDecimal decimal,
            URI uri,
            Path path,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offsetDateTime,
            ZonedDateTime zonedDateTime,
            Period period,
            ZoneId zone,
            Instant instant,
            Duration duration,
            Color color) {}

    /** What may be absent. */
    record Presences(
            @Nullable String text,
            byte @Nullable [] bytes,
            @Nullable Integer number,
            @Nullable Byte small,
            Optional<String> optionalText,
            Optional<Boolean> optionalBool,
            OptionalInt optionalInt,
            OptionalLong optionalLong,
            OptionalDouble optionalDouble,
            @Nullable Color color,
            Optional<Instant> instant,
            @Nullable UUID uuid,
            @Nullable Cents cents,
            @Nullable Shape shape) {}

    /** What may be there more than once. */
    record Collections(
            List<String> texts,
            List<byte[]> bytes,
            List<Integer> numbers,
            @ProtoType(ProtoScalar.SINT64) List<Long> signed,
            List<Double> doubles,
            List<Boolean> bools,
            Set<Color> colors,
            Set<UUID> uuids,
            List<Node> nodes,
            List<Shape> shapes,
            List<Cents> cents,
            Map<String, String> textByText,
            Map<Integer, Node> nodeByNumber,
            Map<Boolean, Cents> centsByBool,
            Map<UUID, Color> colorByUuid,
            Map<Long, Instant> instantByNumber) {}

    /** A tree. */
    record Node(String name, Optional<Node> left, @Nullable Node right, List<Node> others, Leaf leaf) {}

    /** A record in a record. */
    record Leaf(int size) {}

    /** Numbers as an existing API may want them. */
    @ProtoReserved(
            numbers = {3, 5},
            names = "old")
    record Scalars(
            @ProtoType(ProtoScalar.UINT32) @ProtoNumber(20) int u32,
            @ProtoType(ProtoScalar.UINT64) @ProtoNumber(1) long u64,
            @ProtoType(ProtoScalar.SINT32) @ProtoNumber(2) int s32,
            @ProtoType(ProtoScalar.SINT64) @ProtoNumber(4) long s64,
            @ProtoType(ProtoScalar.FIXED32) @ProtoNumber(6) int f32,
            @ProtoType(ProtoScalar.FIXED64) @ProtoNumber(7) long f64,
            @ProtoType(ProtoScalar.SFIXED32) @ProtoNumber(8) int sf32,

            @ProtoType(ProtoScalar.SFIXED64) @ProtoNumber(536870911) @ProtoName("signed_fixed")
            long sf64) {}

    /** An enum with numbers of its own. */
    enum Color {
        /** Like blood. */
        @ProtoNumber(3)
        RED,
        @ProtoNumber(0)
        @ProtoUnknown
        NONE,
        @ProtoNumber(-1)
        @ProtoName("ULTRAVIOLET")
        VIOLET
    }

    /** One of several records. */
    sealed interface Shape permits Circle, Square, Empty {}

    record Circle(double radius, Leaf leaf) implements Shape {}

    record Square(@ProtoType(ProtoScalar.UINT32) int side) implements Shape {}

    record Empty() implements Shape {}
}
