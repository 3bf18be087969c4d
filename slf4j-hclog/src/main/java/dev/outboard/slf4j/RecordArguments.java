package dev.outboard.slf4j;

import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonArray;
import dev.outboard.internal.hclog.ErrorArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** Collects the arguments of one record. What the caller says himself has precedence. */
final class RecordArguments {

    private static final String MARKERS = "markers";

    private final Map<String, JsonValue> arguments = new LinkedHashMap<>();

    void addKeyValues(List<KeyValuePair> keyValues) {
        for (KeyValuePair keyValue : keyValues) {
            arguments.put(allowed(keyValue.key), JsonValues.of(keyValue.value));
        }
    }

    /** @param context the MDC's, whose values may be null */
    void addContext(@Nullable Map<String, String> context) {
        if (context != null) {
            context.forEach((key, value) -> addIfAbsent(key, JsonValues.of(value)));
        }
    }

    void addMarkers(List<Marker> markers) {
        if (!markers.isEmpty()) {
            List<JsonValue> names =
                    markers.stream().map(Marker::getName).map(JsonValues::of).toList();
            addIfAbsent(MARKERS, new JsonArray(names));
        }
    }

    void addThrowable(@Nullable Throwable throwable) {
        if (throwable != null) {
            ErrorArguments.of(throwable).forEach(this::addIfAbsent);
        }
    }

    Map<String, JsonValue> all() {
        return arguments;
    }

    private void addIfAbsent(String key, JsonValue value) {
        arguments.putIfAbsent(allowed(key), value);
    }

    private static String allowed(@Nullable String key) {
        String text = String.valueOf(key);
        return HclogRecord.isReserved(text) ? "_" + text : text;
    }
}
