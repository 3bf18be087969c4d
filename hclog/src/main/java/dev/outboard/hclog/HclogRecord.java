package dev.outboard.hclog;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of an hclog log, which is one line.
 *
 * <p>All text is well-formed Unicode: halves of surrogate pairs become U+FFFD, as in Go.
 *
 * @param level how grave it is
 * @param message the message, as it is to be read; may be empty or have several lines
 * @param timestamp when it was written, from the year 0 to 9999; kept to the microsecond, and with an offset of whole
 *     minutes (in UTC otherwise), as hclog writes it; null when it was not said, or not understood
 * @param module the name of the logger; null when it has none
 * @param caller the place in the program, {@code FILE:LINE}; null when it was not said
 * @param arguments the structured arguments, in order; their keys are none of {@link #isReserved the record's own}
 */
public record HclogRecord(
        HclogLevel level,
        String message,
        @Nullable OffsetDateTime timestamp,
        @Nullable String module,
        @Nullable String caller,
        Map<String, JsonValue> arguments) {

    /**
     * Makes a record.
     *
     * @param level how grave it is
     * @param message the message
     * @param timestamp when it was written, or null
     * @param module the name of the logger, or null
     * @param caller the place in the program, or null
     * @param arguments the structured arguments, copied
     * @throws IllegalArgumentException when an argument's key is one of the record's own, or the year of the timestamp
     *     has other than four digits
     */
    public HclogRecord {
        Objects.requireNonNull(level, "level");
        message = Unicode.wellFormed(message);
        timestamp = timestamp == null ? null : Timestamps.normal(timestamp);
        module = module == null ? null : Unicode.wellFormed(module);
        caller = caller == null ? null : Unicode.wellFormed(caller);
        arguments = JsonTree.copy(arguments);
        for (String key : arguments.keySet()) {
            if (isReserved(key)) {
                throw new IllegalArgumentException(
                        "The key " + key + " is the record's own; name the argument otherwise");
            }
        }
    }

    /**
     * Tells whether a key has a meaning of its own in a line, so that no argument can have it: {@code @level}, {@code
     * @message}, {@code @timestamp}, {@code @module} and {@code @caller}. An argument under one of the first three would
     * bring down hosts of go-plugin.
     *
     * @param key a key
     * @return whether the key is the record's own
     */
    public static boolean isReserved(String key) {
        return key.startsWith("@")
                && switch (key) {
                    case Keys.LEVEL, Keys.MESSAGE, Keys.TIMESTAMP, Keys.MODULE, Keys.CALLER -> true;
                    default -> false;
                };
    }

    /**
     * Reads a line.
     *
     * <p>It is a record when it is one JSON object (RFC 8259; nested {@value JsonValue#DEEPEST} deep at most) whose {@code
     * @level} is known. Everything else may be missing. A timestamp is understood in RFC 3339's format. Where text should
     * be and is not, the JSON text of what is there is taken. Of members with the same key the last counts, as in Go. Bytes
     * that are not UTF-8 are best replaced by U+FFFD before, as {@link String#String(byte[], java.nio.charset.Charset)}
     * does and Go as well.
     *
     * @param line the line, with or without its line end
     * @return the record; empty when the line is none, which is nothing unusual: anything may write to a plugin's stderr
     */
    public static Optional<HclogRecord> parse(String line) {
        return LineParser.parse(line);
    }

    /**
     * Writes a line that hclog's readers understand.
     *
     * @return the line without a line end; it has none inside
     * @throws IllegalArgumentException when an argument is nested so deeply that the line is more than {@value
     *     JsonValue#DEEPEST} levels deep
     */
    public String format() {
        return LineFormatter.format(this);
    }
}
