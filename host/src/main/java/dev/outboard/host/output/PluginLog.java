package dev.outboard.host.output;

import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonBoolean;
import dev.outboard.hclog.JsonValue.JsonNull;
import dev.outboard.hclog.JsonValue.JsonNumber;
import dev.outboard.hclog.JsonValue.JsonString;
import dev.outboard.host.output.StderrEvent.Plain;
import dev.outboard.host.output.StderrEvent.Structured;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Passes on to SLF4J what a plugin prints, and what happens to it, under a logger of the plugin's own. */
public final class PluginLog {

    private static final String PREFIX = "plugin.";

    /** As in go-plugin. */
    private static final String TIMESTAMP = "timestamp";

    private final String name;

    /** @param name the plugin's name; the logger is {@code plugin.NAME} */
    public PluginLog(String name) {
        this.name = name;
    }

    /** Looked up for each line: finding the logging system takes time that a launch need not wait for. */
    private Logger logger() {
        return LoggerFactory.getLogger(PREFIX + name);
    }

    public void stderr(StderrEvent event) {
        if (event instanceof Plain plain) {
            logger().atLevel(plain.level()).log(plain.text());
        } else if (event instanceof Structured structured) {
            entry(structured.entry());
        }
    }

    private void entry(HclogRecord entry) {
        LoggingEventBuilder event = logger().atLevel(level(entry.level()));
        for (Map.Entry<String, @Nullable Object> keyValue : keyValues(entry).entrySet()) {
            event = event.addKeyValue(keyValue.getKey(), keyValue.getValue());
        }
        event.log(entry.message());
    }

    private static Map<String, @Nullable Object> keyValues(HclogRecord entry) {
        Map<String, @Nullable Object> keyValues = new LinkedHashMap<>();
        if (entry.module() != null) {
            keyValues.put("@module", entry.module());
        }
        if (entry.caller() != null) {
            keyValues.put("@caller", entry.caller());
        }
        entry.arguments().forEach((key, value) -> keyValues.put(key, bare(value)));
        if (entry.timestamp() != null) {
            keyValues.putIfAbsent(TIMESTAMP, entry.timestamp());
        }
        return keyValues;
    }

    private static Level level(HclogLevel level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }

    /** What a logging system can best do something with; lists and objects are JSON text. */
    private static @Nullable Object bare(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber number) {
            return number.exact().<Object>map(exact -> exact).orElse(number.literal());
        }
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        return value instanceof JsonNull ? null : value.toJson();
    }

    public void stdout(String line) {
        logger().debug("stdout: {}", line);
    }

    public void unreadable(String stream, IOException failure) {
        // The end of the process may show as an error on its pipes, depending on who is first.
        logger().debug("The plugin's {} cannot be read any more: {}", stream, failure.toString());
    }

    public void sinkFailed(Exception failure) {
        logger().warn("The plugin's output is no longer copied, because the sink for it failed", failure);
    }

    /** A method that this host serves to the plugin has failed in a way that it was not meant to. */
    public void callbackFailed(String method, Throwable failure) {
        logger().error("This host failed in a call of {} by the plugin", method, failure);
    }

    public void unknownStdio(int channel) {
        logger().debug("The plugin prints to an unknown channel, {}", channel);
    }

    public void stdioEnded(String status) {
        logger().debug("The plugin's prints are no longer streamed: {}", status);
    }

    public void event(Level level, String message) {
        logger().atLevel(level).log(message);
    }
}
