package dev.outboard.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;

class HclogLoggerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final MDCAdapter mdc = new BasicMDCAdapter();
    private final HclogLoggerFactory loggers = new HclogLoggerFactory(
            new RecordLog(line -> lines.add(new String(line, StandardCharsets.UTF_8)), InstantSource.fixed(NOW), mdc));
    private final Logger logger = loggers.getLogger("kv.store");
    private final Marker marker = new BasicMarkerFactory().getMarker("AUDIT");

    @Test
    void aRecordIsALineOfHclog() {
        logger.info("stored {} as {}", "hello", 7);

        assertThat(lines)
                .containsExactly("{\"@level\":\"info\",\"@message\":\"stored hello as 7\",\"@module\":\"kv.store\","
                        + "\"@timestamp\":\"2026-01-02T03:04:05.678901Z\"}\n");
    }

    @Test
    void theTimeIsThatOfTheCall() {
        logger.info("now");

        assertThat(only().timestamp()).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05.678901Z"));
    }

    @Test
    void everyLevelHasItsName() {
        for (Level level : Level.values()) {
            logger.atLevel(level).log("hello");
        }

        assertThat(records())
                .extracting(HclogRecord::level)
                .containsExactly(
                        HclogLevel.ERROR, HclogLevel.WARN, HclogLevel.INFO, HclogLevel.DEBUG, HclogLevel.TRACE);
    }

    static Stream<Arguments> values() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", List.of(true));
        return Stream.of(
                Arguments.of("text \"quoted\"\n", "\"text \\\"quoted\\\"\\n\""),
                Arguments.of(CharBuffer.wrap("built"), "\"built\""),
                Arguments.of('c', "\"c\""),
                Arguments.of(Level.INFO, "\"INFO\""),
                Arguments.of(Path.of("/tmp/x"), "\"/tmp/x\""),
                Arguments.of(new IllegalStateException("no"), "\"java.lang.IllegalStateException: no\""),
                Arguments.of(true, "true"),
                Arguments.of(null, "null"),
                Arguments.of((byte) -1, "-1"),
                Arguments.of((short) 2, "2"),
                Arguments.of(3, "3"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new AtomicLong(5), "5"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                Arguments.of(new BigDecimal("1.10"), "1.10"),
                Arguments.of(new BigDecimal("1E+3"), "1E+3"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1.0e300, "1.0E300"),
                Arguments.of(1.5f, "1.5"),
                Arguments.of(Double.NaN, "\"NaN\""),
                Arguments.of(Float.NEGATIVE_INFINITY, "\"-Infinity\""),
                Arguments.of(map, "{\"b\":1,\"a\":[true]}"),
                Arguments.of(Arrays.asList(1, null, "x"), "[1,null,\"x\"]"),
                Arguments.of(new int[] {1, 2}, "[1,2]"),
                Arguments.of(new String[][] {{"a"}, {}}, "[[\"a\"],[]]"),
                Arguments.of("\uD800", "\"\uFFFD\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueKeepsItsType(@Nullable Object value, String json) {
        logger.atInfo().addKeyValue("key", value).log("hello");

        assertThat(argument("key").toJson()).isEqualTo(json);
    }

    @Test
    void keyValuesAreInOrderAndTheLastOfTheSameKeyCounts() {
        logger.atInfo()
                .addKeyValue("z", 1)
                .addKeyValue("a", () -> 2)
                .addKeyValue("z", 3)
                .log("hello");

        assertThat(only().arguments().toString()).isEqualTo("{z=JsonNumber[literal=3], a=JsonNumber[literal=2]}");
    }

    /** A host of go-plugin ends when @message is not text. */
    @ParameterizedTest
    @CsvSource({
        "@level, _@level",
        "@message, _@message",
        "@timestamp, _@timestamp",
        "@module, _@module",
        "@other, @other"
    })
    void aKeyCannotTakeThePlaceOfTheRecordsOwn(String key, String written) {
        logger.atInfo().addKeyValue(key, 1).log("hello");

        assertThat(only().message()).isEqualTo("hello");
        assertThat(only().arguments()).containsOnlyKeys(written);
    }

    @Test
    void theContextIsAddedUnlessTheCallSaysOtherwise() {
        mdc.put("request", "r1");
        mdc.put("user", "from context");

        logger.atInfo().addKeyValue("user", "from call").log("hello");

        assertThat(only().arguments())
                .isEqualTo(Map.of("request", new JsonString("r1"), "user", new JsonString("from call")));
    }

    @Test
    void markersAreNamed() {
        logger.info(marker, "hello");

        assertThat(argument("markers").toJson()).isEqualTo("[\"AUDIT\"]");
    }

    @Test
    void markersOfTheFluentApiAreNamed() {
        logger.atInfo().addMarker(marker).addMarker(marker).log("hello");

        assertThat(argument("markers").toJson()).isEqualTo("[\"AUDIT\",\"AUDIT\"]");
    }

    @Test
    void aThrowableIsItsTextAndItsStackTrace() {
        logger.error("failed", new IllegalStateException("outer", new IllegalArgumentException("inner")));

        assertThat(argument("error")).isEqualTo(new JsonString("java.lang.IllegalStateException: outer"));
        assertThat(text("stacktrace"))
                .startsWith("java.lang.IllegalStateException: outer\n\tat dev.outboard.slf4j.HclogLoggerTest.")
                .contains("\nCaused by: java.lang.IllegalArgumentException: inner\n")
                .doesNotEndWith("\n");
    }

    @Test
    void aThrowableAsTheLastArgumentOfTheFluentApiIsOne() {
        logger.atWarn().log("{} failed", "it", new IllegalStateException("why"));

        assertThat(only().message()).isEqualTo("it failed");
        assertThat(argument("error")).isEqualTo(new JsonString("java.lang.IllegalStateException: why"));
    }

    @Test
    void aVeryLongStackTraceKeepsBeginningAndEnd() {
        Throwable deep = new IllegalArgumentException("the first cause");
        for (int i = 0; i < 1000; i++) {
            deep = new IllegalStateException("level " + i, deep);
        }

        logger.atError().setCause(deep).log("failed");

        assertThat(text("stacktrace"))
                .startsWith("java.lang.IllegalStateException: level 999")
                .contains("characters left out")
                .contains("the first cause");
        assertThat(lines.get(0).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32 * 1024);
    }

    @Test
    void anObjectThatFailsSaysSoInItsPlace() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException("broken");
            }
        };

        logger.atInfo().addKeyValue("broken", broken).addKeyValue("whole", 1).log("hello");

        assertThat(text("broken")).contains("cannot be shown").contains("UnsupportedOperationException");
        assertThat(argument("whole").toJson()).isEqualTo("1");
    }

    @Test
    void anExceptionThatFailsIsLoggedAllTheSame() {
        RuntimeException broken = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("broken");
            }
        };

        logger.error("failed", broken);

        assertThat(only().message()).isEqualTo("failed");
        assertThat(text("error")).contains("cannot be shown");
        assertThat(text("stacktrace")).contains("cannot be shown");
    }

    @Test
    void aCollectionThatContainsItselfIsCutShort() {
        Collection<Object> loop = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            loop.add(loop);
        }

        logger.atInfo().addKeyValue("loop", loop).log("hello");

        assertThat(lines.get(0)).contains("…");
        assertThat(lines.get(0).length()).isLessThan(20_000);
    }

    @Test
    void nothingIsMissingWhereNullIsLogged() {
        logger.info((String) null);
        logger.atInfo().addKeyValue(null, (Object) null).log();

        assertThat(records()).extracting(HclogRecord::message).containsExactly("null", "null");
        assertThat(records().get(1).arguments()).containsOnlyKeys("null");
    }

    @Test
    void bracesWithoutArgumentsStay() {
        logger.atInfo().addKeyValue("a", 1).log("{} {}");

        assertThat(only().message()).isEqualTo("{} {}");
    }

    @Test
    void levelsAreSetForAllAndForBranches() {
        loggers.setLevels(" warn , org.example = trace,org.example.quiet=OFF,", "test");

        assertThat(loggers.getLogger("com").isInfoEnabled()).isFalse();
        assertThat(loggers.getLogger("com").isWarnEnabled()).isTrue();
        assertThat(loggers.getLogger("org").isInfoEnabled()).isFalse();
        assertThat(loggers.getLogger("org.example").isTraceEnabled()).isTrue();
        assertThat(loggers.getLogger("org.example.deep.er").isTraceEnabled()).isTrue();
        assertThat(loggers.getLogger("org.examples").isInfoEnabled()).isFalse();
        assertThat(loggers.getLogger("org.example.quiet.Pool").isErrorEnabled()).isFalse();
        assertThat(lines).isEmpty();
    }

    @Test
    void withoutASettingEverythingIsLogged() {
        assertThat(logger.isTraceEnabled()).isTrue();
        assertThat(logger.isTraceEnabled(marker)).isTrue();
    }

    @Test
    void whatIsNotEnabledCostsNoLine() {
        loggers.setLevels("error", "test");
        Logger quiet = loggers.getLogger("quiet");

        quiet.warn("hello");
        quiet.atWarn()
                .addKeyValue("a", () -> {
                    throw new AssertionError("asked for");
                })
                .log("hello");

        assertThat(lines).isEmpty();
    }

    @Test
    void aSettingThatIsNotUnderstoodIsReported() {
        loggers.setLevels("loud,org.example=3,com=error", "OUTBOARD_LOG_LEVEL");

        assertThat(records()).extracting(HclogRecord::level).containsExactly(HclogLevel.WARN, HclogLevel.WARN);
        assertThat(records())
                .extracting(HclogRecord::message)
                .allMatch(message -> message.startsWith("OUTBOARD_LOG_LEVEL is \"loud,org.example=3,com=error\": "))
                .anyMatch(message -> message.contains("\"loud\" is not one of the levels"))
                .anyMatch(message -> message.contains("\"3\" is not one of the levels"));
        assertThat(loggers.getLogger("com").isWarnEnabled()).isFalse();
        assertThat(loggers.getLogger("org").isTraceEnabled()).isTrue();
    }

    @Test
    void aNameHasOneLogger() {
        assertThat(loggers.getLogger("kv.store")).isSameAs(logger);
    }

    private List<HclogRecord> records() {
        return lines.stream()
                .map(line -> HclogRecord.parse(line).orElseThrow(() -> new AssertionError(line)))
                .toList();
    }

    private HclogRecord only() {
        assertThat(lines).hasSize(1);
        return records().get(0);
    }

    private JsonValue argument(String key) {
        JsonValue value = only().arguments().get(key);
        assertThat(value).as("%s in %s", key, lines).isNotNull();
        return value;
    }

    private String text(String key) {
        return ((JsonString) argument(key)).value();
    }
}
