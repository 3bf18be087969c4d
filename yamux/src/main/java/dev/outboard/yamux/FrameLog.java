package dev.outboard.yamux;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each frame of a session, for example
 *
 * <pre>
 * client >> 0x00000001  WINDOW_UPDATE  delta=786432 SYN
 * client << 0x00000001  DATA           len=42
 * </pre>
 *
 * <p>Payload is not shown: it may hold secrets.
 */
final class FrameLog {

    /** The {@link System.Logger} that takes the lines, at level TRACE, and the system property that switches them on. */
    static final String LOGGER = "dev.outboard.yamux.frames";

    private static final FrameLog OFF = new FrameLog("", null);

    private static final String[] TYPES = {"DATA", "WINDOW_UPDATE", "PING", "GO_AWAY"};
    private static final String[] LENGTHS = {"len", "delta", "value", "code"};
    private static final String[] FLAGS = {"SYN", "ACK", "FIN", "RST"};

    private final String session;
    private final @Nullable Consumer<String> lines;

    private FrameLog(String session, @Nullable Consumer<String> lines) {
        this.session = session;
        this.lines = lines;
    }

    /** A log without output. */
    static FrameLog off() {
        return OFF;
    }

    /** A log that hands its lines to a consumer. */
    static FrameLog to(String session, Consumer<String> lines) {
        return new FrameLog(session, lines);
    }

    /**
     * A log to {@link #LOGGER} if the system property of that name is true and the logger takes level TRACE now, else
     * {@link #off}. The property comes first because the first System.Logger of a process costs tens of milliseconds.
     */
    static FrameLog forSession(String session) {
        return Boolean.getBoolean(LOGGER) ? forLogger(session, System.getLogger(LOGGER)) : OFF;
    }

    static FrameLog forLogger(String session, System.Logger logger) {
        return logger.isLoggable(System.Logger.Level.TRACE)
                ? to(session, line -> logger.log(System.Logger.Level.TRACE, line))
                : OFF;
    }

    void received(int type, int flags, int streamId, int length) {
        if (lines != null) {
            lines.accept(line("<<", type, flags, streamId, length));
        }
    }

    void sent(int type, int flags, int streamId, int length) {
        if (lines != null) {
            lines.accept(line(">>", type, flags, streamId, length));
        }
    }

    private String line(String direction, int type, int flags, int streamId, int length) {
        boolean known = type < TYPES.length;
        StringBuilder line = new StringBuilder(String.format(
                "%s %s 0x%08x  %-13s  %s=%s",
                session,
                direction,
                streamId,
                known ? TYPES[type] : "0x" + Integer.toHexString(type),
                known ? LENGTHS[type] : "len",
                Integer.toUnsignedString(length)));
        appendFlags(line, flags);
        return line.toString();
    }

    private static void appendFlags(StringBuilder line, int flags) {
        char before = ' ';
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if (FrameHeader.has(flags, 1 << bit)) {
                line.append(before).append(FLAGS[bit]);
                before = '|';
            }
        }
        int unknown = flags >>> FLAGS.length << FLAGS.length;
        if (unknown != 0) {
            line.append(before).append("0x").append(Integer.toHexString(unknown));
        }
    }
}
