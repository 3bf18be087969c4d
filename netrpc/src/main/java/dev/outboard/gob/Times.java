package dev.outboard.gob;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * {@code time.Time} as its {@code GobEncode} has it: a version, seconds since year 1 (8 bytes), nanoseconds (4), the offset in minutes (2, -1 for UTC), and in
 * version 2 seconds of the offset (1).
 */
final class Times {

    private static final long YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final int UTC = -1;
    private static final int VERSION_1 = 15;
    private static final int VERSION_2 = 16;

    private Times() {}

    /** An instant, sent in UTC. */
    static final class Instants implements OpaqueCodec<Instant> {
        @Override
        public byte[] encode(Instant value) {
            return bytes(value, ZoneOffset.UTC);
        }

        @Override
        public Instant decode(byte[] bytes) {
            return instant(bytes);
        }
    }

    /** A time with its offset; the name of a zone is not sent. */
    static final class Offsets implements OpaqueCodec<OffsetDateTime> {
        @Override
        public byte[] encode(OffsetDateTime value) {
            return bytes(value.toInstant(), value.getOffset());
        }

        @Override
        public OffsetDateTime decode(byte[] bytes) {
            return instant(bytes).atOffset(offset(bytes));
        }
    }

    private static byte[] bytes(Instant instant, ZoneOffset offset) {
        int total = offset.getTotalSeconds();
        int seconds = total % 60;
        ByteBuffer bytes = ByteBuffer.allocate(seconds == 0 ? VERSION_1 : VERSION_2);
        bytes.put((byte) (seconds == 0 ? 1 : 2));
        bytes.putLong(instant.getEpochSecond() - YEAR_ONE);
        bytes.putInt(instant.getNano());
        bytes.putShort((short) (total == 0 ? UTC : total / 60));
        if (seconds != 0) {
            bytes.put((byte) seconds);
        }
        return bytes.array();
    }

    private static Instant instant(byte[] bytes) {
        int version = bytes.length == 0 ? 0 : bytes[0];
        if (!(version == 1 && bytes.length == VERSION_1) && !(version == 2 && bytes.length == VERSION_2)) {
            throw new DateTimeException("no time has " + bytes.length + " bytes in version " + version);
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, 1, 12);
        long seconds = Math.addExact(fields.getLong(), YEAR_ONE);
        int nanos = fields.getInt();
        if (nanos < 0 || nanos > 999_999_999) {
            throw new DateTimeException("a second does not have " + nanos + " nanoseconds");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static ZoneOffset offset(byte[] bytes) {
        int minutes = ByteBuffer.wrap(bytes, 13, 2).getShort();
        int seconds = bytes.length == VERSION_2 ? bytes[15] : 0;
        return minutes == UTC ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(minutes * 60 + seconds);
    }
}
