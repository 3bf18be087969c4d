package dev.outboard.contract.runtime;

import java.time.Duration;

/** A length of time: {@code google.protobuf.Duration}. Belongs to one thread. */
public final class DurationMessage {

    /** Ten thousand years: what a Duration of protobuf's can be. */
    private static final long LONGEST = 315_576_000_000L;

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private long seconds;
    private int nanos;

    /** A length of time of which nothing is known: zero. */
    public DurationMessage() {}

    /**
     * Writes the message with its length in front.
     *
     * @param out the message around it
     * @param value a length of time
     * @throws IllegalArgumentException when protobuf has no such value
     */
    public static void nested(MessageWriter out, Duration value) {
        long seconds = value.getSeconds();
        int nanos = value.getNano();
        if (seconds < 0 && nanos > 0) {
            // Here nanoseconds are added to seconds rounded down; there both have one sign.
            seconds++;
            nanos -= NANOS_PER_SECOND;
        }
        if (seconds < -LONGEST || seconds > LONGEST) {
            throw new IllegalArgumentException(
                    "A Duration that crosses must not be longer than 10000 years, and " + value + " is");
        }
        int mark = out.open();
        if (seconds != 0) {
            out.tag(8).int64(seconds);
        }
        if (nanos != 0) {
            out.tag(16).int32(nanos);
        }
        out.close(mark);
    }

    /**
     * Reads the message with its length in front; of what is there already it replaces what comes again.
     *
     * @param in the message around it
     * @return this
     */
    public DurationMessage nested(MessageReader in) {
        int mark = in.open();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 8 -> seconds = in.int64();
                case 16 -> nanos = in.int32();
                default -> in.skip(tag);
            }
        }
        in.close(mark);
        return this;
    }

    /**
     * What was read.
     *
     * @return a length of time
     * @throws MalformedMessageException when it is none that protobuf allows
     */
    public Duration value() {
        boolean tooLong = seconds < -LONGEST || seconds > LONGEST;
        boolean twoSigns = (seconds < 0 && nanos > 0) || (seconds > 0 && nanos < 0);
        if (tooLong || twoSigns || nanos <= -NANOS_PER_SECOND || nanos >= NANOS_PER_SECOND) {
            throw new MalformedMessageException(
                    "A Duration of " + seconds + " seconds and " + nanos + " nanoseconds is out of its range", null);
        }
        return Duration.ofSeconds(seconds, nanos);
    }
}
