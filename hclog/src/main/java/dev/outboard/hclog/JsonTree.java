package dev.outboard.hclog;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.outboard.hclog.JsonValue.JsonArray;
import dev.outboard.hclog.JsonValue.JsonBoolean;
import dev.outboard.hclog.JsonValue.JsonNull;
import dev.outboard.hclog.JsonValue.JsonNumber;
import dev.outboard.hclog.JsonValue.JsonObject;
import dev.outboard.hclog.JsonValue.JsonString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and writes values. Recursion is bounded: by the reader's own limit, and here when writing. */
final class JsonTree {

    private JsonTree() {}

    /** A copy that keeps the order and cannot be modified, with well-formed keys. */
    static Map<String, JsonValue> copy(Map<String, JsonValue> members) {
        Map<String, JsonValue> copy = new LinkedHashMap<>();
        members.forEach((key, value) -> copy.put(Unicode.wellFormed(key), Objects.requireNonNull(value, key)));
        return Collections.unmodifiableMap(copy);
    }

    /** @throws IOException when the text is not JSON */
    static Map<String, JsonValue> readMembers(JsonReader reader) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(reader.nextName(), read(reader));
        }
        reader.endObject();
        return members;
    }

    private static JsonValue read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case STRING -> new JsonString(reader.nextString());
            case NUMBER -> new JsonNumber(reader.nextString());
            case BOOLEAN -> new JsonBoolean(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield new JsonNull();
            }
            case BEGIN_ARRAY -> new JsonArray(readElements(reader));
            case BEGIN_OBJECT -> new JsonObject(readMembers(reader));
            case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT ->
                throw new IllegalStateException("There is always a value here: " + reader);
        };
    }

    private static List<JsonValue> readElements(JsonReader reader) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(read(reader));
        }
        reader.endArray();
        return elements;
    }

    static String text(JsonValue value) {
        StringWriter text = new StringWriter();
        try {
            write(value, new JsonWriter(text), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return text.toString();
    }

    static void writeMembers(Map<String, JsonValue> members, JsonWriter writer, int depth) throws IOException {
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            writer.name(member.getKey());
            write(member.getValue(), writer, depth);
        }
    }

    /** @param depth how many levels there are around the value */
    private static void write(JsonValue value, JsonWriter writer, int depth) throws IOException {
        if (value instanceof JsonString string) {
            writer.value(string.value());
        } else if (value instanceof JsonNumber number) {
            writer.jsonValue(number.literal());
        } else if (value instanceof JsonBoolean flag) {
            writer.value(flag.value());
        } else if (value instanceof JsonArray array) {
            int inside = deeper(depth);
            writer.beginArray();
            for (JsonValue element : array.elements()) {
                write(element, writer, inside);
            }
            writer.endArray();
        } else if (value instanceof JsonObject object) {
            int inside = deeper(depth);
            writer.beginObject();
            writeMembers(object.members(), writer, inside);
            writer.endObject();
        } else {
            writer.nullValue();
        }
    }

    private static int deeper(int depth) {
        if (depth == JsonValue.DEEPEST) {
            throw new IllegalArgumentException(
                    "The value is more than " + JsonValue.DEEPEST + " levels deep; log less of it");
        }
        return depth + 1;
    }
}
