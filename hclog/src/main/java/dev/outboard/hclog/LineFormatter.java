package dev.outboard.hclog;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes lines of records. */
final class LineFormatter {

    private LineFormatter() {}

    static String format(HclogRecord entry) {
        StringWriter line = new StringWriter(256);
        try {
            write(entry, new JsonWriter(line));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return line.toString();
    }

    private static void write(HclogRecord entry, JsonWriter writer) throws IOException {
        writer.beginObject();
        writer.name(Keys.LEVEL).value(entry.level().wireName());
        writer.name(Keys.MESSAGE).value(entry.message());
        member(Keys.MODULE, entry.module(), writer);
        member(Keys.TIMESTAMP, entry.timestamp() == null ? null : Timestamps.format(entry.timestamp()), writer);
        member(Keys.CALLER, entry.caller(), writer);
        Map<String, JsonValue> arguments = entry.arguments();
        JsonTree.writeMembers(arguments, writer, 1);
        writer.endObject();
    }

    private static void member(String key, @Nullable String value, JsonWriter writer) throws IOException {
        if (value != null) {
            writer.name(key).value(value);
        }
    }
}
