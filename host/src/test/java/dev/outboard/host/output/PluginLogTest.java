package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.outboard.hclog.HclogRecord;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What arrives at a logging system. */
class PluginLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("plugin.log-test");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final PluginLog log = new PluginLog("log-test");

    @BeforeEach
    void capture() {
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(logged);
        logged.start();
    }

    @AfterEach
    void release() {
        logger.detachAppender(logged);
    }

    @Test
    void aRecordArrivesWithItsKeyValues() {
        entry("""
                {"@level":"warn","@message":"{} is not a placeholder","@module":"kv.store","@caller":"main.go:1",\
                "@timestamp":"2026-01-02T03:04:05.000067+02:00","text":"a","long":9007199254740993,"decimal":1.10,\
                "flag":true,"none":null,"list":[1,"b"],"map":{"a":{}},"huge":1e99999999999}""");

        ILoggingEvent event = only();
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        assertThat(event.getFormattedMessage()).isEqualTo("{} is not a placeholder");
        assertThat(event.getKeyValuePairs())
                .extracting(pair -> pair.key, pair -> pair.value)
                .containsExactly(
                        tuple("@module", "kv.store"),
                        tuple("@caller", "main.go:1"),
                        tuple("text", "a"),
                        tuple("long", 9_007_199_254_740_993L),
                        tuple("decimal", new BigDecimal("1.10")),
                        tuple("flag", true),
                        tuple("none", null),
                        tuple("list", "[1,\"b\"]"),
                        tuple("map", "{\"a\":{}}"),
                        tuple("huge", "1e99999999999"),
                        tuple("timestamp", OffsetDateTime.parse("2026-01-02T03:04:05.000067+02:00")));
    }

    @Test
    void anArgumentNamedTimestampIsKept() {
        entry("{\"@level\":\"info\",\"@timestamp\":\"2026-01-02T03:04:05Z\",\"timestamp\":\"mine\"}");

        assertThat(only().getKeyValuePairs())
                .extracting(pair -> pair.key, pair -> pair.value)
                .containsExactly(tuple("timestamp", "mine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace", "debug", "info", "warn", "error"})
    void levelsAreKept(String level) {
        entry("{\"@level\":\"" + level + "\"}");

        assertThat(only().getLevel()).isEqualTo(Level.toLevel(level));
    }

    @Test
    void plainTextArrivesAsItIs() {
        log.stderr(new StderrEvent.Plain(org.slf4j.event.Level.ERROR, "panic: {}"));

        assertThat(only().getFormattedMessage()).isEqualTo("panic: {}");
        assertThat(only().getLevel()).isEqualTo(Level.ERROR);
    }

    private void entry(String line) {
        log.stderr(new StderrEvent.Structured(HclogRecord.parse(line).orElseThrow()));
    }

    private ILoggingEvent only() {
        assertThat(logged.list).hasSize(1);
        return logged.list.get(0);
    }
}
