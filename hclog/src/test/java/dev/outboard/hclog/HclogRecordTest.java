package dev.outboard.hclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outboard.hclog.JsonValue.JsonArray;
import dev.outboard.hclog.JsonValue.JsonBoolean;
import dev.outboard.hclog.JsonValue.JsonNull;
import dev.outboard.hclog.JsonValue.JsonNumber;
import dev.outboard.hclog.JsonValue.JsonObject;
import dev.outboard.hclog.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclogRecordTest {

    private static final OffsetDateTime TIME = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 67_000, ZoneOffset.ofHours(2));

    @Test
    void aLineOfHclogIsUnderstood() {
        HclogRecord read = parse("""
                {"@caller":"/src/main.go:42","@level":"warn","@message":"disk \\"a\\" is full","@module":"kv.store",\
                "@timestamp":"2026-01-02T03:04:05.000067+02:00","bytes":1073741824,"path":"/tmp","used":0.97}""");

        assertThat(read)
                .isEqualTo(new HclogRecord(
                        HclogLevel.WARN,
                        "disk \"a\" is full",
                        TIME,
                        "kv.store",
                        "/src/main.go:42",
                        Map.of(
                                "bytes",
                                JsonNumber.of(1_073_741_824L),
                                "path",
                                new JsonString("/tmp"),
                                "used",
                                new JsonNumber("0.97"))));
        assertThat(read.arguments().keySet()).containsExactly("bytes", "path", "used");
    }

    @Test
    void aLineIsWrittenAsHclogReadsIt() {
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        arguments.put("zeta", new JsonString("line\nbreak \u2028 <&> \u0000"));
        arguments.put("alpha", new JsonArray(List.of(JsonNumber.of(1), new JsonNull(), new JsonBoolean(true))));
        arguments.put("nested", new JsonObject(Map.of("a", new JsonObject(Map.of()))));

        assertThat(new HclogRecord(HclogLevel.INFO, "", TIME, "kv", "Kv.java:7", arguments).format())
                .isEqualTo("{\"@level\":\"info\",\"@message\":\"\",\"@module\":\"kv\","
                        + "\"@timestamp\":\"2026-01-02T03:04:05.000067+02:00\",\"@caller\":\"Kv.java:7\","
                        + "\"zeta\":\"line\\nbreak \\u2028 <&> \\u0000\",\"alpha\":[1,null,true],"
                        + "\"nested\":{\"a\":{}}}");
    }

    @Test
    void aRecordComesBackFromItsLine() {
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        arguments.put("", new JsonNumber("-0"));
        arguments.put("größe \uD83D\uDE00", new JsonNumber("123456789012345678901234567890.0001e-400"));
        arguments.put("list", new JsonArray(List.of(new JsonArray(List.of()), new JsonString(""))));
        arguments.put("object", new JsonObject(Map.of("@level", new JsonString("any"))));
        HclogRecord sent =
                new HclogRecord(HclogLevel.TRACE, "a\r\n\tb \uD83D\uDE00", TIME.withNano(0), "", "x:1", arguments);

        assertThat(parse(sent.format())).isEqualTo(sent);
        assertThat(List.copyOf(parse(sent.format()).arguments().keySet())).isEqualTo(List.copyOf(arguments.keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", " trace ", "Trace"})
    void levelsAreKnownInAnyCaseAndWithSpace(String name) {
        assertThat(parse("{\"@level\":\"" + name + "\"}").level()).isEqualTo(HclogLevel.TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                "[INFO] tagged",
                "null",
                "42",
                "\"text\"",
                "[{\"@level\":\"info\"}]",
                "{}",
                "{",
                "{\"@level\":\"info\"",
                "{\"@level\":\"info\"}}",
                "{\"@level\":\"info\"} {}",
                "{\"@level\":\"info\"}x",
                "{\"@level\":\"info\",}",
                "{'@level':'info'}",
                "{@level:info}",
                "{\"@level\":\"info\"; \"a\":1}",
                "{\"@level\":\"info\",\"a\":NaN}",
                "{\"@level\":\"info\",\"a\":01}",
                "{\"@level\":\"info\",\"a\":TRUE}",
                "{\"@level\":\"info\",\"a\":\"tab\t\"}",
                "{\"@level\":\"info\",\"a\":\"\\x\"}",
                "{\"@level\":\"info\" /* comment */}",
                ")]}'\n{\"@level\":\"info\"}",
                "{\"@level\":\"all\"}",
                "{\"@level\":\"off\"}",
                "{\"@level\":\"\"}",
                "{\"@level\":null}",
                "{\"@level\":1}",
                "{\"level\":\"info\",\"msg\":\"of another library\"}",
            })
    void anythingElseIsNoRecord(String line) {
        assertThat(HclogRecord.parse(line)).isEmpty();
    }

    @Test
    void onlyTheLevelIsNeeded() {
        assertThat(parse(" \t{ \"@level\" : \"error\" } \r\n"))
                .isEqualTo(new HclogRecord(HclogLevel.ERROR, "", null, null, null, Map.of()));
    }

    @Test
    void ofMembersWithTheSameKeyTheLastCounts() {
        HclogRecord read = parse("{\"a\":1,\"@level\":\"off\",\"b\":2,\"a\":[],\"@level\":\"info\"}");

        assertThat(read.level()).isEqualTo(HclogLevel.INFO);
        assertThat(read.arguments())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", new JsonArray(List.of()), "b", JsonNumber.of(2)));
    }

    @Test
    void whatShouldBeTextIsTakenAsItIsWritten() {
        HclogRecord read = parse("{\"@level\":\"info\",\"@message\":{\"a\":[1.0]},\"@module\":7,\"@caller\":null}");

        assertThat(read.message()).isEqualTo("{\"a\":[1.0]}");
        assertThat(read.module()).isEqualTo("7");
        assertThat(read.caller()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.000067+02:00, 2026-01-02T03:04:05.000067+02:00",
        "2026-01-02T03:04:05.000067-03:30, 2026-01-02T03:04:05.000067-03:30",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000000Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.100000Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456Z",
        "0000-02-29T23:59:59.999999Z, 0000-02-29T23:59:59.999999Z",
    })
    void timestampsAreKept(String sent, String kept) {
        HclogRecord read = parse("{\"@level\":\"info\",\"@timestamp\":\"" + sent + "\"}");

        assertThat(read.timestamp()).isEqualTo(OffsetDateTime.parse(kept));
        assertThat(read.format()).contains("\"@timestamp\":\"" + kept + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05.1234567890Z",
                "2026-01-02 03:04:05Z",
                "2026-02-30T03:04:05Z",
                "2026-01-02T24:04:05Z",
                "2026-01-02T03:04:05+2:00",
                "2026-01-02T03:04:05+19:00",
                "2026-01-02T03:04:0x+02:00",
                "2026-01-02T03:04:05*02:00",
                "１０２６-01-02T03:04:05Z",
            })
    void otherTimestampsAreNone(String text) {
        assertThat(parse("{\"@level\":\"info\",\"@timestamp\":\"" + text + "\"}")
                        .timestamp())
                .isNull();
    }

    @Test
    void aTimestampOfAnUnusualOffsetIsTheSameInstant() {
        OffsetDateTime odd = TIME.withOffsetSameInstant(ZoneOffset.ofHoursMinutesSeconds(0, 17, 30));

        HclogRecord entry = new HclogRecord(HclogLevel.INFO, "", odd, null, null, Map.of());

        assertThat(parse(entry.format()).timestamp()).isAtSameInstantAs(TIME);
    }

    @Test
    void halvesOfSurrogatePairsAreReplaced() {
        HclogRecord read =
                parse("{\"@level\":\"info\",\"@message\":\"a\\ud800b\\udc00\",\"\\udbff\":\"\\ud83d\\ude00\\ud83d\"}");

        assertThat(read.message()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(read.arguments()).isEqualTo(Map.of("\uFFFD", new JsonString("\uD83D\uDE00\uFFFD")));
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        byte[] line = "{\"@level\":\"info\",\"@message\":\"a\u00FFb\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parse(new String(line, StandardCharsets.UTF_8)).message()).isEqualTo("a\uFFFDb");
    }

    @Test
    void nestingHasALimitBothWays() {
        String deepest = nested(JsonValue.DEEPEST - 1);
        HclogRecord read = parse("{\"@level\":\"info\",\"a\":" + deepest + "}");

        JsonValue value = Objects.requireNonNull(read.arguments().get("a"));
        assertThat(value.toJson()).isEqualTo(deepest);
        assertThat(parse(read.format())).isEqualTo(read);
        assertThat(HclogRecord.parse("{\"@level\":\"info\",\"a\":" + nested(JsonValue.DEEPEST) + "}"))
                .isEmpty();
        assertThat(HclogRecord.parse("{\"@level\":\"info\",\"a\":" + "[".repeat(1_000_000)))
                .isEmpty();
        HclogRecord deeper =
                new HclogRecord(HclogLevel.INFO, "", null, null, null, Map.of("b", new JsonArray(List.of(value))));
        assertThatIllegalArgumentException().isThrownBy(deeper::format).withMessageContaining("64 levels");
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@level", "@message", "@timestamp", "@module", "@caller"})
    void argumentsCannotHaveTheKeysOfTheRecordItself(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HclogRecord(HclogLevel.INFO, "", null, null, null, Map.of(key, new JsonNull())))
                .withMessageContaining(key);
        assertThat(HclogRecord.isReserved(key)).isTrue();
        assertThat(HclogRecord.isReserved(key.substring(1))).isFalse();
    }

    @Test
    void theYearHasFourDigits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HclogRecord(HclogLevel.INFO, "", TIME.withYear(10_000), null, null, Map.of()))
                .withMessageContaining("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "1e1.5", "0x1", "1 ", "NaN", "Infinity", "١"
            })
    void aNumberIsWrittenAsInJson(String literal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonNumber(literal))
                .withMessageContaining('"' + literal + '"');
    }

    @Test
    void numbersAreExact() {
        assertThat(new JsonNumber("9223372036854775807").exact()).contains(Long.MAX_VALUE);
        assertThat(new JsonNumber("-9223372036854775808").exact()).contains(Long.MIN_VALUE);
        assertThat(new JsonNumber("9223372036854775808").exact()).contains(new BigDecimal("9223372036854775808"));
        assertThat(new JsonNumber("1.10").exact()).contains(new BigDecimal("1.10"));
        assertThat(new JsonNumber("1E+3").exact()).contains(new BigDecimal("1E+3"));
        assertThat(new JsonNumber("1e99999999999").exact()).isEmpty();
    }

    private static HclogRecord parse(String line) {
        return HclogRecord.parse(line).orElseThrow(() -> new AssertionError("No record: " + line));
    }
}
