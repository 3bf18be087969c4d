package dev.outboard.hclog;

import java.util.Optional;

/** How grave a record is. */
public enum HclogLevel {
    /** The finest. */
    TRACE("trace"),
    /** For those who look for a fault. */
    DEBUG("debug"),
    /** What happens as it should. */
    INFO("info"),
    /** What may become an error. */
    WARN("warn"),
    /** What went wrong. */
    ERROR("error");

    private final String wireName;

    HclogLevel(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The level's name in a line.
     *
     * @return lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds the level of a name, as hclog's {@code LevelFromString} does: in upper or lower case, with space around it or
     * not.
     *
     * @param name the name
     * @return the level; empty when there is none of that name
     */
    public static Optional<HclogLevel> of(String name) {
        String bare = name.strip();
        for (HclogLevel level : values()) {
            if (level.wireName.equalsIgnoreCase(bare)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
