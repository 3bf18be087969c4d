package dev.outboard.interop.contract;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;
import dev.outboard.contract.ProtoNumber;
import dev.outboard.contract.ProtoScalar;
import dev.outboard.contract.ProtoType;
import dev.outboard.contract.ProtoUnknown;
import dev.outboard.contract.ValueAdapter;
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
import java.time.Year;
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

/** Every type that crosses as a value, for a peer in Go that knows no more than the .proto made of this. */
@PluginContract(service = "interop.v1.AllTypes", adapters = AllTypes.YearAdapter.class)
public interface AllTypes {

    /** Tells the plugin that its host started it. */
    Handshake HANDSHAKE = Handshake.of(1, "ALL_TYPES_PLUGIN", "hello");

    /**
     * Exchanges a sample that both sides have built for themselves.
     *
     * @param sample the sample's name
     * @param values the caller's
     * @return the implementation's
     * @throws IllegalArgumentException when they are not the same
     */
    Values exchange(String sample, Values values);

    /** One value of each type. */
    record Values(
            Numbers numbers,
            Scalars scalars,
            Arrays arrays,
            Texts texts,
            Presences presences,
            Collections collections,
            Node tree) {}

    /** The only type that does not compare by value of itself. */
    @SuppressWarnings("ArrayRecordComponent") // Arrays cross as well.
    record Arrays(byte[] bytes, byte @Nullable [] some) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Arrays arrays
                    && java.util.Arrays.equals(bytes, arrays.bytes)
                    && java.util.Arrays.equals(some, arrays.some);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }

    record Numbers(
            boolean aBoolean,
            byte aByte,
            short aShort,
            char aChar,
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            Boolean boxedBoolean,
            Byte boxedByte,
            Short boxedShort,
            Character boxedChar,
            Integer boxedInt,
            Long boxedLong,
            Float boxedFloat,
            Double boxedDouble) {}

    /** With numbers that are set. */
    record Scalars(
            @ProtoNumber(8) @ProtoType(ProtoScalar.UINT32) int u32,
            @ProtoNumber(7) @ProtoType(ProtoScalar.UINT64) long u64,
            @ProtoNumber(6) @ProtoType(ProtoScalar.SINT32) int s32,
            @ProtoNumber(5) @ProtoType(ProtoScalar.SINT64) long s64,
            @ProtoNumber(4) @ProtoType(ProtoScalar.FIXED32) int f32,
            @ProtoNumber(3) @ProtoType(ProtoScalar.FIXED64) long f64,
            @ProtoNumber(2) @ProtoType(ProtoScalar.SFIXED32) int sf32,

            @ProtoNumber(536870911) @ProtoType(ProtoScalar.SFIXED64)
            long sf64) {}

    record Texts(
            String text,
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
            Color color,
            Year year,
            Shape shape) {}

    /** What may be absent. */
    record Presences(
            @Nullable String text,
            @Nullable ByteBuffer bytes,
            @Nullable Integer number,
            Optional<String> optionalText,
            Optional<Boolean> optionalBoolean,
            OptionalInt optionalInt,
            OptionalLong optionalLong,
            OptionalDouble optionalDouble,
            @Nullable Color color,
            Optional<Instant> instant,
            @Nullable UUID uuid,
            @Nullable Year year,
            @Nullable Shape shape) {}

    record Collections(
            List<String> texts,
            List<ByteBuffer> bytes,
            List<Integer> numbers,
            @ProtoType(ProtoScalar.SINT64) List<Long> signed,
            List<Double> doubles,
            List<Boolean> booleans,
            Set<Color> colors,
            List<Shape> shapes,
            Map<String, String> textByText,
            Map<Integer, Node> nodeByNumber,
            Map<Boolean, Year> yearByBoolean,
            Map<UUID, Color> colorByUuid,
            Map<Long, Duration> durationByNumber) {}

    /** A tree. */
    record Node(String name, @Nullable Node left, Optional<Node> right, List<Node> others) {}

    /** With numbers that are set, and one that is unknown here. */
    enum Color {
        @ProtoNumber(0)
        @ProtoUnknown
        NONE,
        @ProtoNumber(7)
        RED,
        @ProtoNumber(-1)
        VIOLET
    }

    /** One of several. */
    sealed interface Shape permits Circle, Square, Nothing {}

    record Circle(double radius) implements Shape {}

    record Square(long side) implements Shape {}

    record Nothing() implements Shape {}

    /** Has a year cross as its number. */
    final class YearAdapter implements ValueAdapter<Year, Integer> {

        public YearAdapter() {}

        @Override
        public Integer toWire(Year value) {
            return value.getValue();
        }

        @Override
        public Year fromWire(Integer wire) {
            return Year.of(wire);
        }
    }
}
