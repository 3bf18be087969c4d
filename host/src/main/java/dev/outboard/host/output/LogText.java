package dev.outboard.host.output;

import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonString;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** How records of logs look as lines for people. */
final class LogText {

    private LogText() {}

    /** The level that a line says it has, {@code [WARN] like this}; null when it does not say. */
    static @Nullable Level tag(String line) {
        if (line.startsWith("[")) {
            for (Level level : Level.values()) {
                String name = level.name();
                if (line.startsWith(name, 1) && line.startsWith("]", 1 + name.length())) {
                    return level;
                }
            }
        }
        return null;
    }

    /** {@code [WARN] module: message key=value}, in one line. */
    static String of(HclogRecord entry) {
        StringBuilder text = new StringBuilder();
        text.append('[').append(entry.level().name()).append("] ");
        if (entry.module() != null) {
            text.append(entry.module()).append(": ");
        }
        text.append(entry.message());
        for (Map.Entry<String, JsonValue> argument : entry.arguments().entrySet()) {
            text.append(' ').append(argument.getKey()).append('=').append(value(argument.getValue()));
        }
        return text.toString().replace("\n", "\\n");
    }

    private static String value(JsonValue value) {
        boolean bare = value instanceof JsonString string && isWord(string.value());
        return bare ? ((JsonString) value).value() : value.toJson();
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=');
    }
}
