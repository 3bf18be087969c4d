package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each frame of a connection, for example
 *
 * <pre>
 * client >> 0x00000001  HEADERS        len=42 END_STREAM|END_HEADERS
 * client << 0x00000000  WINDOW_UPDATE  len=4 increment=1048576
 * </pre>
 *
 * <p>Header fields and DATA are not shown: they may hold secrets.
 */
final class FrameLog {

    /** The {@link System.Logger} that takes the lines, at level TRACE, and the system property that switches them on. */
    static final String LOGGER = "dev.outboard.http2.frames";

    private static final int SHOWN_DEBUG_DATA = 200;

    private static final FrameLog OFF = new FrameLog("", null);

    private final String connection;
    private final @Nullable Consumer<String> lines;

    private FrameLog(String connection, @Nullable Consumer<String> lines) {
        this.connection = connection;
        this.lines = lines;
    }

    /** A log without output. */
    static FrameLog off() {
        return OFF;
    }

    /** A log that hands its lines to a consumer. */
    static FrameLog to(String connection, Consumer<String> lines) {
        return new FrameLog(connection, lines);
    }

    /**
     * A log to {@link #LOGGER} if the system property of that name is true and the logger takes level TRACE now, else
     * {@link #off}. The property comes first because the first System.Logger of a process costs tens of milliseconds,
     * which a short-lived plugin would pay at its start.
     */
    static FrameLog forConnection(String connection) {
        return Boolean.getBoolean(LOGGER) ? forLogger(connection, System.getLogger(LOGGER)) : OFF;
    }

    static FrameLog forLogger(String connection, System.Logger logger) {
        return logger.isLoggable(System.Logger.Level.TRACE)
                ? to(connection, line -> logger.log(System.Logger.Level.TRACE, line))
                : OFF;
    }

    /**
     * A frame that has come.
     *
     * @param payload from its position, if it is there as a whole; not changed
     */
    void received(int streamId, int type, int flags, int length, @Nullable ByteBuffer payload) {
        if (lines != null) {
            lines.accept(line("<<", streamId, type, flags, length, payload));
        }
    }

    /** A frame that was just written: the last {@code size} octets before the position. */
    void sent(ByteBuffer target, int size) {
        if (lines != null) {
            ByteBuffer frame = target.slice(target.position() - size, size);
            int lengthAndType = frame.getInt();
            int flags = frame.get() & 0xff;
            int streamId = frame.getInt();
            lines.accept(line(">>", streamId, lengthAndType & 0xff, flags, lengthAndType >>> 8, frame));
        }
    }

    /** Octets as text, one char an octet, what is not printable as a dot; cut off after {@code most}. */
    static String text(ByteBuffer octets, int most) {
        int count = Math.min(most, octets.remaining());
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int octet = octets.get(octets.position() + i);
            text.append(octet >= ' ' && octet < 0x7f ? (char) octet : '.');
        }
        return text.toString();
    }

    private String line(String direction, int streamId, int type, int flags, int length, @Nullable ByteBuffer payload) {
        StringBuilder line = new StringBuilder(connection);
        line.append(' ').append(direction);
        line.append(String.format(" 0x%08x  %-13s  len=%d", streamId, FrameType.name(type), length));
        String flagNames = FrameFlags.names(type, flags);
        if (!flagNames.isEmpty()) {
            line.append(' ').append(flagNames);
        }
        if (payload != null) {
            appendDetail(line, type, payload.slice());
        }
        return line.toString();
    }

    private static void appendDetail(StringBuilder line, int type, ByteBuffer payload) {
        switch (type) {
            case FrameType.RST_STREAM -> line.append(" code=").append(code(payload.getInt()));
            case FrameType.WINDOW_UPDATE -> line.append(" increment=").append(payload.getInt() & Integer.MAX_VALUE);
            case FrameType.PING -> line.append(" opaque=").append(Long.toHexString(payload.getLong()));
            case FrameType.GOAWAY -> {
                line.append(" last=").append(payload.getInt() & Integer.MAX_VALUE);
                line.append(" code=").append(code(payload.getInt()));
                line.append(" debug='").append(text(payload, SHOWN_DEBUG_DATA)).append('\'');
            }
            case FrameType.SETTINGS -> {
                while (payload.remaining() >= Setting.SIZE) {
                    line.append(' ').append(Setting.name(payload.getShort() & 0xffff));
                    line.append('=').append(Integer.toUnsignedString(payload.getInt()));
                }
            }
            default -> {
                // Nothing that can be shown.
            }
        }
    }

    private static String code(int number) {
        return number >= 0 && number <= ErrorCode.HTTP_1_1_REQUIRED.code()
                ? ErrorCode.of(number).name()
                : "0x" + Integer.toHexString(number);
    }
}
