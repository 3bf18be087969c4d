package dev.outboard.hclog;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.outboard.hclog.JsonValue.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes records of lines. */
final class LineParser {

    private LineParser() {}

    static Optional<HclogRecord> parse(String line) {
        // Most lines that are no records show it here, at no cost.
        if (!beginsObject(line)) {
            return Optional.empty();
        }
        try {
            return record(members(line));
        } catch (IOException e) {
            // It is not JSON, and that is the answer.
            return Optional.empty();
        }
    }

    private static boolean beginsObject(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return c == '{';
            }
        }
        return false;
    }

    private static Map<String, JsonValue> members(String line) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(JsonValue.DEEPEST);
        Map<String, JsonValue> members = JsonTree.readMembers(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("More follows");
        }
        return members;
    }

    private static Optional<HclogRecord> record(Map<String, JsonValue> members) {
        String level = text(members.remove(Keys.LEVEL));
        String message = text(members.remove(Keys.MESSAGE));
        String timestamp = text(members.remove(Keys.TIMESTAMP));
        String module = text(members.remove(Keys.MODULE));
        String caller = text(members.remove(Keys.CALLER));
        return Optional.ofNullable(level)
                .flatMap(HclogLevel::of)
                .map(known -> new HclogRecord(
                        known,
                        message == null ? "" : message,
                        timestamp == null ? null : Timestamps.parse(timestamp),
                        module,
                        caller,
                        members));
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        return value instanceof JsonString string ? string.value() : value.toJson();
    }
}
