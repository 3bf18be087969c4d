package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** How much each program measures in a round. */
enum Effort {
    /** For figures to quote. */
    FULL,
    /** For a look. */
    QUICK,
    /** To see that everything works; its times mean nothing. */
    SMOKE;

    /** What tells a program so. */
    List<String> options() {
        return this == FULL ? List.of() : List.of("-" + this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
