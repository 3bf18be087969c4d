package dev.outboard.benchmarks.host;

import java.time.Duration;
import java.util.List;

/**
 * How much each measurement does; the Go host has the same numbers.
 *
 * @param replies which replies after a cold launch are timed
 * @param unaryWarmUp unmeasured calls of 16 bytes, one after another
 * @param unaryCalls measured calls of 16 bytes
 * @param callersWarmUp how long 64 callers call before they are counted; fewer callers take a quarter of that
 * @param callersTime how long callers are counted
 * @param streamWarmUp unmeasured streams each way
 * @param streams measured streams each way
 * @param streamMessages messages of one stream
 * @param largeWarmUp unmeasured calls of 1 MiB, one after another
 * @param largeCalls measured calls of 1 MiB
 * @param brokeredWarmUp unmeasured brokered services, one after another
 * @param brokeredCalls measured brokered services
 * @param brokeredWarmUpTime the longest time for those, after which fewer are enough: with TLS each is slow
 * @param brokeredTime the same for the measured ones
 */
public record Effort(
        List<Integer> replies,
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
        int brokeredCalls,
        Duration brokeredWarmUpTime,
        Duration brokeredTime) {

    private static final int LESS = 10;

    /** The same for processes that have been measured before: a tenth of the warm-up. */
    Effort warm() {
        return new Effort(
                replies,
                unaryWarmUp / LESS,
                unaryCalls,
                callersWarmUp.dividedBy(LESS),
                callersTime,
                streamWarmUp / LESS,
                streams,
                streamMessages,
                largeWarmUp / LESS,
                largeCalls,
                brokeredWarmUp / LESS,
                brokeredCalls,
                brokeredWarmUpTime.dividedBy(LESS),
                brokeredTime);
    }

    /** For figures to quote. */
    public static final Effort FULL = new Effort(
            List.of(1, 1_000, 10_000),
            25_000,
            10_000,
            Duration.ofMillis(6_000),
            Duration.ofMillis(1_200),
            10,
            5,
            2_000,
            1_000,
            150,
            10_000,
            1_000,
            Duration.ofMillis(20_000),
            Duration.ofMillis(1_500));

    /** For a look. */
    public static final Effort QUICK = new Effort(
            List.of(1, 1_000, 10_000),
            10_000,
            5_000,
            Duration.ofMillis(800),
            Duration.ofMillis(600),
            2,
            3,
            1_000,
            60,
            60,
            600,
            500,
            Duration.ofMillis(2_000),
            Duration.ofMillis(800));

    /** To see that everything works; its times mean nothing. */
    public static final Effort SMOKE = new Effort(
            List.of(1, 1_000),
            200,
            200,
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            0,
            1,
            50,
            2,
            3,
            5,
            5,
            Duration.ofMillis(500),
            Duration.ofMillis(500));
}
