package dev.outboard.benchmarks.host;

import java.time.Duration;

/**
 * How much each measurement does; the Go host has the same numbers.
 *
 * @param unaryWarmUp unmeasured calls of 16 bytes, one after another
 * @param unaryCalls measured calls of 16 bytes
 * @param callersWarmUp how long 64 callers call before they are counted
 * @param callersTime how long they are counted
 * @param streamWarmUp unmeasured streams each way
 * @param streams measured streams each way
 * @param streamMessages messages of one stream
 * @param largeWarmUp unmeasured calls of 1 MiB, one after another
 * @param largeCalls measured calls of 1 MiB
 * @param brokeredWarmUp unmeasured brokered services, one after another
 * @param brokeredCalls measured brokered services
 */
record Effort(
        int unaryWarmUp,
        int unaryCalls,
        Duration callersWarmUp,
        Duration callersTime,
        int streamWarmUp,
        int streams,
        int streamMessages,
        int largeWarmUp,
        int largeCalls,
        int brokeredWarmUp,
        int brokeredCalls) {

    static final Effort FULL = new Effort(
            40_000, 20_000, Duration.ofSeconds(3), Duration.ofSeconds(3), 4, 7, 2_000, 300, 300, 3_000, 2_000);

    static final Effort QUICK = new Effort(
            10_000, 5_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 3, 1_000, 100, 100, 1_000, 1_000);
}
