package dev.outboard.slf4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * From which level on loggers log.
 *
 * @param all for loggers that are not named, in the numbers of {@link Level#toInt}
 * @param named for loggers and all below them
 * @param defects what could not be understood of the setting, for people
 */
record Thresholds(int all, Map<String, Integer> named, List<String> defects) {

    static final Thresholds EVERYTHING = new Thresholds(Level.TRACE.toInt(), Map.of(), List.of());

    private static final int OFF = Level.ERROR.toInt() + 1;

    /** Reads {@code LEVEL,LOGGER=LEVEL,…}. What cannot be understood is left out. */
    static Thresholds parse(String setting) {
        int all = EVERYTHING.all();
        Map<String, Integer> named = new HashMap<>();
        List<String> defects = new ArrayList<>();
        for (String entry : setting.split(",", -1)) {
            int equals = entry.indexOf('=');
            String level = entry.substring(equals + 1).strip();
            int threshold = threshold(level);
            if (threshold < 0) {
                if (!entry.isBlank()) {
                    defects.add("\"" + level + "\" is not one of the levels trace, debug, info, warn, error and off");
                }
            } else if (equals < 0) {
                all = threshold;
            } else {
                named.put(entry.substring(0, equals).strip(), threshold);
            }
        }
        return new Thresholds(all, Map.copyOf(named), List.copyOf(defects));
    }

    private static int threshold(String name) {
        for (Level level : Level.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level.toInt();
            }
        }
        return name.equalsIgnoreCase("off") ? OFF : -1;
    }

    /** Of the logger itself, or the nearest above it that is named. */
    int of(String logger) {
        String name = logger;
        while (!named.isEmpty()) {
            Integer threshold = named.get(name);
            if (threshold != null) {
                return threshold;
            }
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                break;
            }
            name = name.substring(0, dot);
        }
        return all;
    }
}
