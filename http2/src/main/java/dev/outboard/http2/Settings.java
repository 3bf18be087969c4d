package dev.outboard.http2;

import java.util.ArrayList;
import java.util.List;

/**
 * All settings of one side (RFC 9113, section 6.5.2). Values that the wire allows up to 2^32-1 are cut off at 2^31-1,
 * which stands for "no limit" where that is the default.
 *
 * @param headerTableSize the largest HPACK table this side's decoder takes
 * @param enablePush whether this side takes pushes
 * @param maxConcurrentStreams how many streams the other side may have open
 * @param initialWindowSize the window of a new stream, for what this side receives
 * @param maxFrameSize the largest payload this side takes, 16,384 to 16,777,215
 * @param maxHeaderListSize the largest header list this side takes
 */
record Settings(
        int headerTableSize,
        boolean enablePush,
        int maxConcurrentStreams,
        int initialWindowSize,
        int maxFrameSize,
        int maxHeaderListSize) {

    static final int UNLIMITED = Integer.MAX_VALUE;
    static final int MIN_MAX_FRAME_SIZE = 16_384;
    static final int MAX_MAX_FRAME_SIZE = 16_777_215;
    static final int DEFAULT_HEADER_TABLE_SIZE = 4_096;
    static final int DEFAULT_INITIAL_WINDOW_SIZE = 65_535;

    /** What holds before a SETTINGS frame says otherwise. */
    static final Settings DEFAULTS = new Settings(
            DEFAULT_HEADER_TABLE_SIZE, true, UNLIMITED, DEFAULT_INITIAL_WINDOW_SIZE, MIN_MAX_FRAME_SIZE, UNLIMITED);

    /** How many streams a client opens before it knows how many the server takes: the least a server should (section 6.5.2). */
    private static final int STREAMS_OF_UNKNOWN_PEER = 100;

    /** What a side goes by that has heard nothing: streams beyond a limit unknown yet would be refused. */
    static final Settings UNKNOWN_PEER = new Settings(
            DEFAULT_HEADER_TABLE_SIZE,
            true,
            STREAMS_OF_UNKNOWN_PEER,
            DEFAULT_INITIAL_WINDOW_SIZE,
            MIN_MAX_FRAME_SIZE,
            UNLIMITED);

    /** The settings after a SETTINGS frame; entries apply in order, so the last of equal ones wins. */
    Settings with(List<Setting> changes) {
        Settings result = this;
        for (Setting change : changes) {
            result = result.with(change);
        }
        return result;
    }

    /** The entries that tell a peer, who assumes {@link #DEFAULTS}, of these settings. */
    List<Setting> changesFromDefaults() {
        List<Setting> changes = new ArrayList<>(6);
        add(changes, Setting.HEADER_TABLE_SIZE, headerTableSize, DEFAULTS.headerTableSize);
        add(changes, Setting.ENABLE_PUSH, enablePush ? 1 : 0, 1);
        add(changes, Setting.MAX_CONCURRENT_STREAMS, maxConcurrentStreams, DEFAULTS.maxConcurrentStreams);
        add(changes, Setting.INITIAL_WINDOW_SIZE, initialWindowSize, DEFAULTS.initialWindowSize);
        add(changes, Setting.MAX_FRAME_SIZE, maxFrameSize, DEFAULTS.maxFrameSize);
        add(changes, Setting.MAX_HEADER_LIST_SIZE, maxHeaderListSize, DEFAULTS.maxHeaderListSize);
        return changes;
    }

    private static void add(List<Setting> changes, int id, int value, int standard) {
        if (value != standard) {
            changes.add(new Setting(id, value));
        }
    }

    private Settings with(Setting change) {
        int value = change.value() < 0 ? UNLIMITED : change.value();
        boolean push = change.id() == Setting.ENABLE_PUSH ? value == 1 : enablePush;
        return new Settings(
                change.id() == Setting.HEADER_TABLE_SIZE ? value : headerTableSize,
                push,
                change.id() == Setting.MAX_CONCURRENT_STREAMS ? value : maxConcurrentStreams,
                change.id() == Setting.INITIAL_WINDOW_SIZE ? value : initialWindowSize,
                change.id() == Setting.MAX_FRAME_SIZE ? value : maxFrameSize,
                change.id() == Setting.MAX_HEADER_LIST_SIZE ? value : maxHeaderListSize);
    }
}
