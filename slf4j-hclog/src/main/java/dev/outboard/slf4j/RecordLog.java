package dev.outboard.slf4j;

import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.internal.hclog.LineOutput;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/** Turns what is logged into lines. */
record RecordLog(LineOutput output, InstantSource clock, MDCAdapter mdc) {

    void log(
            String logger,
            Level level,
            @Nullable String message,
            List<Marker> markers,
            List<KeyValuePair> keyValues,
            @Nullable Throwable throwable) {
        RecordArguments arguments = new RecordArguments();
        arguments.addKeyValues(keyValues);
        arguments.addContext(mdc.getCopyOfContextMap());
        arguments.addMarkers(markers);
        arguments.addThrowable(throwable);
        HclogRecord entry = new HclogRecord(
                level(level),
                String.valueOf(message),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                logger.isEmpty() ? null : logger,
                null,
                arguments.all());
        output.write((entry.format() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static HclogLevel level(Level level) {
        return switch (level) {
            case TRACE -> HclogLevel.TRACE;
            case DEBUG -> HclogLevel.DEBUG;
            case INFO -> HclogLevel.INFO;
            case WARN -> HclogLevel.WARN;
            case ERROR -> HclogLevel.ERROR;
        };
    }
}
