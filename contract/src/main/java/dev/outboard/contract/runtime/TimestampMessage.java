package dev.outboard.contract.runtime;

import java.time.Instant;

/** A point in time: {@code google.protobuf.Timestamp}. Belongs to one thread. */
public final class TimestampMessage {

    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what a Timestamp can be. */
    private static final long FIRST = -62_135_596_800L;

    private static final long LAST = 253_402_300_799L;
    private static final int LAST_NANO = 999_999_999;

    private long seconds;
    private int nanos;

    /** A point in time of which nothing is known: zero. */
    public TimestampMessage() {}

    /**
     * Writes the message with its length in front.
     *
     * @param out the message around it
     * @param value a point in time
     * @throws IllegalArgumentException when protobuf has no such value
     */
    public static void nested(MessageWriter out, Instant value) {
        long seconds = value.getEpochSecond();
        int nanos = value.getNano();
        if (seconds < FIRST || seconds > LAST) {
            throw new IllegalArgumentException(
                    "An Instant that crosses must be in the years 1 to 9999, and " + value + " is not");
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
    public TimestampMessage nested(MessageReader in) {
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
     * @return a point in time
     * @throws MalformedMessageException when it is none that protobuf allows
     */
    public Instant value() {
        if (seconds < FIRST || seconds > LAST || nanos < 0 || nanos > LAST_NANO) {
            throw new MalformedMessageException(
                    "A Timestamp of " + seconds + " seconds and " + nanos + " nanoseconds is out of its range", null);
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }
}
