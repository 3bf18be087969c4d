package dev.outboard.plugin;

import java.time.Duration;

/** What ends a plugin, besides a host that asks it to. */
sealed interface Lifetime {

    /** How long a host may take from the handshake line to its first connection: go-plugin's default start timeout. */
    Duration DEFAULT_START_GRACE = Duration.ofMinutes(1);

    Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /**
     * The plugin ends with its host.
     *
     * @param startGrace how long it waits for the first connection
     * @param grace how long it waits for another one when the last has gone
     */
    record WithHost(Duration startGrace, Duration grace) implements Lifetime {}

    /** The plugin lives until it is told or made to end. */
    record Unbound() implements Lifetime {}
}
