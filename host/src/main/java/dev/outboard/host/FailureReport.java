package dev.outboard.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a failed launch or attachment: what happened, and all that may tell why. */
final class FailureReport {

    private final List<String> lines = new ArrayList<>();

    private FailureReport(String head) {
        lines.add(head);
    }

    static FailureReport ofLaunch(String plugin, String what) {
        return new FailureReport("Cannot launch the plugin " + plugin + ": " + what + ".");
    }

    static FailureReport ofAttachment(String plugin, String what) {
        return new FailureReport("Cannot attach to the plugin " + plugin + ": " + what + ".");
    }

    FailureReport command(String description) {
        lines.add("  command: " + description);
        return this;
    }

    FailureReport waited(Duration time) {
        lines.add(String.format(Locale.ROOT, "  after: %.1f s", time.toMillis() / 1000.0));
        return this;
    }

    FailureReport state(String state) {
        lines.add("  process: " + state);
        return this;
    }

    FailureReport lines(String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("  " + title + ":");
            content.forEach(line -> lines.add("    " + line));
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
