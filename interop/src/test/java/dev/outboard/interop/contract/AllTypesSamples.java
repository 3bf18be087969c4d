package dev.outboard.interop.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.interop.contract.AllTypes.Arrays;
import dev.outboard.interop.contract.AllTypes.Circle;
import dev.outboard.interop.contract.AllTypes.Collections;
import dev.outboard.interop.contract.AllTypes.Color;
import dev.outboard.interop.contract.AllTypes.Node;
import dev.outboard.interop.contract.AllTypes.Nothing;
import dev.outboard.interop.contract.AllTypes.Numbers;
import dev.outboard.interop.contract.AllTypes.Presences;
import dev.outboard.interop.contract.AllTypes.Scalars;
import dev.outboard.interop.contract.AllTypes.Square;
import dev.outboard.interop.contract.AllTypes.Texts;
import dev.outboard.interop.contract.AllTypes.Values;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The samples that the peer in Go builds too, in {@code go/go-plugin-1.8/alltypes/samples.go}: change both. */
public final class AllTypesSamples {

    /** The samples' names. */
    public static final List<String> NAMES = List.of("empty", "max", "min", "unicode");

    private static final String UNICODE = "\0 ä € 😀 \uFFFD ";
    private static final int LEVELS = 90;

    private AllTypesSamples() {}

    /** Builds one. */
    public static Values of(String name) {
        return switch (name) {
            case "empty" -> empty();
            case "max" -> max();
            case "min" -> min();
            case "unicode" -> unicode();
            default -> throw new IllegalArgumentException("There is no sample " + name);
        };
    }

    /** What can be absent is, and the rest has its type's default or what comes nearest. */
    private static Values empty() {
        return new Values(
                new Numbers(
                        false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, false, (byte) 0, (short) 0, '\0', 0, 0L, 0f, 0d),
                new Scalars(0, 0, 0, 0, 0, 0, 0, 0),
                new Arrays(new byte[0], null),
                new Texts(
                        "",
                        ByteBuffer.allocate(0),
                        new UUID(0, 0),
                        BigInteger.ZERO,
                        BigDecimal.ZERO,
                        URI.create(""),
                        Path.of(""),
                        LocalDate.EPOCH,
                        LocalTime.MIDNIGHT,
                        LocalDate.EPOCH.atStartOfDay(),
                        LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC),
                        LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC),
                        Period.ZERO,
                        ZoneOffset.UTC,
                        Instant.EPOCH,
                        Duration.ZERO,
                        Color.NONE,
                        Year.of(0),
                        new Nothing()),
                absent(),
                none(),
                leaf(""));
    }

    private static Presences absent() {
        return new Presences(
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                null,
                Optional.empty(),
                null,
                null,
                null);
    }

    private static Collections none() {
        return new Collections(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), List.of(), Map.of(),
                Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static Values max() {
        Instant latest = Instant.parse("9999-12-31T23:59:59.999999999Z");
        Duration longest = Duration.ofSeconds(315_576_000_000L, 999_999_999);
        return new Values(
                new Numbers(
                        true,
                        Byte.MAX_VALUE,
                        Short.MAX_VALUE,
                        Character.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Float.MAX_VALUE,
                        Double.MAX_VALUE,
                        true,
                        Byte.MAX_VALUE,
                        Short.MAX_VALUE,
                        Character.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Float.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY),
                // The unsigned ones use all bits.
                new Scalars(-1, -1, Integer.MAX_VALUE, Long.MAX_VALUE, -1, -1, Integer.MAX_VALUE, Long.MAX_VALUE),
                new Arrays("y".repeat(100_000).getBytes(UTF_8), new byte[0]),
                new Texts(
                        "x".repeat(100_000),
                        ByteBuffer.wrap(new byte[] {-1, 0, 1}),
                        new UUID(-1, -1),
                        BigInteger.TEN.pow(100),
                        new BigDecimal("1E+1000"),
                        URI.create("https://example.org/a?b=c#d"),
                        Path.of("/a/b c"),
                        LocalDate.MAX,
                        LocalTime.MAX,
                        LocalDateTime.MAX,
                        OffsetDateTime.MAX,
                        ZonedDateTime.of(LocalDateTime.of(9999, 12, 31, 23, 59), ZoneId.of("Asia/Kathmandu")),
                        Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                        ZoneId.of("Pacific/Kiritimati"),
                        latest,
                        longest,
                        Color.RED,
                        Year.of(Year.MAX_VALUE),
                        new Circle(Double.MAX_VALUE)),
                // Present, with what an absent value would be in other places.
                new Presences(
                        "",
                        ByteBuffer.allocate(0),
                        0,
                        Optional.of(""),
                        Optional.of(false),
                        OptionalInt.of(0),
                        OptionalLong.of(0),
                        OptionalDouble.of(0),
                        Color.NONE,
                        Optional.of(Instant.EPOCH),
                        new UUID(0, 0),
                        Year.of(0),
                        new Nothing()),
                new Collections(
                        List.of("", "x"),
                        List.of(ByteBuffer.allocate(0), ByteBuffer.wrap(new byte[] {1})),
                        List.of(0, Integer.MAX_VALUE, Integer.MIN_VALUE),
                        List.of(0L, Long.MAX_VALUE, Long.MIN_VALUE),
                        List.of(0d, -0d, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN),
                        List.of(true, false),
                        new LinkedHashSet<>(List.of(Color.VIOLET, Color.RED)),
                        List.of(new Square(Long.MAX_VALUE), new Nothing(), new Circle(0)),
                        Map.of("", "", "k", "v"),
                        Map.of(0, leaf(""), Integer.MIN_VALUE, leaf("n")),
                        Map.of(true, Year.of(Year.MAX_VALUE), false, Year.of(0)),
                        Map.of(new UUID(-1, -1), Color.RED, new UUID(0, 0), Color.NONE),
                        Map.of(Long.MAX_VALUE, longest, 0L, Duration.ZERO)),
                deep());
    }

    private static Values min() {
        Instant earliest = Instant.parse("0001-01-01T00:00:00Z");
        Duration longest = Duration.ofSeconds(-315_576_000_000L, 0);
        return new Values(
                new Numbers(
                        false,
                        Byte.MIN_VALUE,
                        Short.MIN_VALUE,
                        Character.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Float.MIN_VALUE,
                        Double.MIN_VALUE,
                        false,
                        Byte.MIN_VALUE,
                        Short.MIN_VALUE,
                        Character.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Float.NEGATIVE_INFINITY,
                        Double.NaN),
                new Scalars(
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE),
                new Arrays(new byte[] {0}, new byte[] {-1}),
                new Texts(
                        "x",
                        ByteBuffer.wrap(new byte[] {0}),
                        new UUID(Long.MIN_VALUE, Long.MIN_VALUE),
                        BigInteger.TEN.pow(100).negate(),
                        new BigDecimal("-1E-1000"),
                        URI.create("a"),
                        Path.of("."),
                        LocalDate.MIN,
                        LocalTime.of(0, 0, 0, 1),
                        LocalDateTime.MIN,
                        OffsetDateTime.MIN,
                        ZonedDateTime.of(LocalDateTime.of(0, 1, 1, 0, 0), ZoneOffset.ofHours(-18)),
                        Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE),
                        ZoneOffset.MIN,
                        earliest,
                        longest,
                        Color.VIOLET,
                        Year.of(Year.MIN_VALUE),
                        new Square(Long.MIN_VALUE)),
                new Presences(
                        "x",
                        ByteBuffer.wrap(new byte[] {0}),
                        Integer.MIN_VALUE,
                        Optional.of("x"),
                        Optional.of(true),
                        OptionalInt.of(Integer.MIN_VALUE),
                        OptionalLong.of(Long.MIN_VALUE),
                        OptionalDouble.of(-0d),
                        Color.VIOLET,
                        Optional.of(earliest),
                        new UUID(0, 1),
                        Year.of(Year.MIN_VALUE),
                        new Circle(-0d)),
                none(),
                leaf("x"));
    }

    private static Values unicode() {
        Values base = empty();
        Texts texts = base.texts();
        return new Values(
                base.numbers(),
                base.scalars(),
                new Arrays(UNICODE.getBytes(UTF_8), null),
                new Texts(
                        UNICODE,
                        ByteBuffer.wrap(UNICODE.getBytes(UTF_8)),
                        texts.uuid(),
                        texts.whole(),
                        texts.decimal(),
                        URI.create("http://ä.example/€"),
                        Path.of("ä/€"),
                        texts.date(),
                        texts.time(),
                        texts.dateTime(),
                        texts.offsetDateTime(),
                        texts.zonedDateTime(),
                        texts.period(),
                        texts.zone(),
                        texts.instant(),
                        texts.duration(),
                        texts.color(),
                        texts.year(),
                        texts.shape()),
                base.presences(),
                new Collections(
                        List.of(UNICODE, "ä".repeat(1000)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        List.of(),
                        Map.of(UNICODE, "😀"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                leaf(UNICODE));
    }

    /** Nearly as deep as messages may be nested, by turns to the left, to the right, and among the others. */
    private static Node deep() {
        Node node = leaf("0");
        for (int level = 1; level <= LEVELS; level++) {
            String name = Integer.toString(level);
            node = switch (level % 3) {
                case 0 -> new Node(name, node, Optional.empty(), List.of());
                case 1 -> new Node(name, null, Optional.of(node), List.of());
                default -> new Node(name, null, Optional.empty(), List.of(leaf("o"), node));
            };
        }
        return node;
    }

    private static Node leaf(String name) {
        return new Node(name, null, Optional.empty(), List.of());
    }
}
