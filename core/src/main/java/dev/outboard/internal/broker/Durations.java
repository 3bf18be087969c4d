package dev.outboard.internal.broker;

import java.time.Duration;

/** Durations for people. */
final class Durations {

    private Durations() {}

    static String text(Duration duration) {
        return duration.toMillisPart() == 0 && duration.toSeconds() > 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }
}
