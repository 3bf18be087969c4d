package dev.outboard.http2;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How a connection behaves. Immutable; the defaults suit local sockets. */
public final class Http2Options {

    private static final int MIB = 1 << 20;

    private final int initialWindowSize;
    private final int connectionWindowSize;
    private final int maxUnreadBytes;
    private final int maxFrameSize;
    private final int maxHeaderListSize;
    private final int headerTableSize;
    private final int maxConcurrentStreams;
    private final int writableThreshold;
    private final Duration prefaceTimeout;
    private final int maxQueuedControlFrames;
    private final int maxIdleFrames;
    private final int maxResetsPerSecond;
    private final LongSupplier ticker;
    private final int firstStreamId;
    private final @Nullable Executor readers;

    private Http2Options(Builder builder) {
        initialWindowSize = builder.initialWindowSize;
        connectionWindowSize = builder.connectionWindowSize;
        maxUnreadBytes = builder.maxUnreadBytes;
        maxFrameSize = builder.maxFrameSize;
        maxHeaderListSize = builder.maxHeaderListSize;
        headerTableSize = builder.headerTableSize;
        maxConcurrentStreams = builder.maxConcurrentStreams;
        writableThreshold = builder.writableThreshold;
        prefaceTimeout = builder.prefaceTimeout;
        maxQueuedControlFrames = builder.maxQueuedControlFrames;
        maxIdleFrames = builder.maxIdleFrames;
        maxResetsPerSecond = builder.maxResetsPerSecond;
        ticker = builder.ticker;
        firstStreamId = builder.firstStreamId;
        readers = builder.readers;
    }

    /**
     * The options that hold unless something else is said.
     *
     * @return all defaults
     */
    public static Http2Options defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    int initialWindowSize() {
        return initialWindowSize;
    }

    int connectionWindowSize() {
        return connectionWindowSize;
    }

    int maxUnreadBytes() {
        return maxUnreadBytes;
    }

    int maxFrameSize() {
        return maxFrameSize;
    }

    int maxHeaderListSize() {
        return maxHeaderListSize;
    }

    int headerTableSize() {
        return headerTableSize;
    }

    int maxConcurrentStreams() {
        return maxConcurrentStreams;
    }

    int writableThreshold() {
        return writableThreshold;
    }

    Duration prefaceTimeout() {
        return prefaceTimeout;
    }

    int maxQueuedControlFrames() {
        return maxQueuedControlFrames;
    }

    int maxIdleFrames() {
        return maxIdleFrames;
    }

    int maxResetsPerSecond() {
        return maxResetsPerSecond;
    }

    LongSupplier ticker() {
        return ticker;
    }

    int firstStreamId() {
        return firstStreamId;
    }

    /** What has a thread for a reader; null when each reader has a thread of its own. */
    @Nullable
    Executor readers() {
        return readers;
    }

    /** Collects options; each setter checks its own argument. For one thread. */
    public static final class Builder {

        private int initialWindowSize = MIB;
        private int connectionWindowSize = 16 * MIB;
        private int maxUnreadBytes = 64 * MIB;
        private int maxFrameSize = 64 * 1024;
        private int maxHeaderListSize = 16 * MIB;
        private int headerTableSize = 4096;
        private int maxConcurrentStreams = 65_536;
        private int writableThreshold = 64 * 1024;
        private Duration prefaceTimeout = Duration.ofSeconds(20);
        private int maxQueuedControlFrames = 10_000;
        private int maxIdleFrames = 10_000;
        private int maxResetsPerSecond = 20_000;
        private LongSupplier ticker = System::nanoTime;
        private int firstStreamId = 1;
        private @Nullable Executor readers;

        private Builder() {}

        /**
         * How much the peer may send on a stream ahead of {@link Http2Stream#consumed}: the most that a stream nobody reads
         * can hold.
         *
         * @param bytes 0 to 2^31-1; default 1 MiB
         * @return this builder
         */
        public Builder initialWindowSize(int bytes) {
            initialWindowSize = atLeast(0, bytes, "initialWindowSize");
            return this;
        }

        /**
         * How much the peer may send on all streams together before this side must answer.
         *
         * @param bytes 65,535 (what every connection starts with) to 2^31-1; default 16 MiB
         * @return this builder
         */
        public Builder connectionWindowSize(int bytes) {
            connectionWindowSize = atLeast(65_535, bytes, "connectionWindowSize");
            return this;
        }

        /**
         * How much all streams together may hold unconsumed before the connection's window shrinks. Up to here streams that
         * nobody reads take nothing from their siblings.
         *
         * @param bytes 0 to 2^31-1; default 64 MiB
         * @return this builder
         */
        public Builder maxUnreadBytes(int bytes) {
            maxUnreadBytes = atLeast(0, bytes, "maxUnreadBytes");
            return this;
        }

        /**
         * The largest frame that this side takes.
         *
         * @param bytes 16,384 to 16,777,215; default 65,536
         * @return this builder
         */
        public Builder maxFrameSize(int bytes) {
            if (bytes > 16_777_215) {
                throw new IllegalArgumentException("maxFrameSize must be at most 16777215, not " + bytes);
            }
            maxFrameSize = atLeast(16_384, bytes, "maxFrameSize");
            return this;
        }

        /**
         * The largest header list that this side takes, counted as in RFC 9113, section 6.5.2.
         *
         * @param bytes at least 1; default 16 MiB
         * @return this builder
         */
        public Builder maxHeaderListSize(int bytes) {
            maxHeaderListSize = atLeast(1, bytes, "maxHeaderListSize");
            return this;
        }

        /**
         * The size of the table with which this side decompresses headers, and the most it uses of the peer's.
         *
         * @param bytes at least 0; default 4,096
         * @return this builder
         */
        public Builder headerTableSize(int bytes) {
            headerTableSize = atLeast(0, bytes, "headerTableSize");
            return this;
        }

        /**
         * How many streams a client may have open; further ones are refused. Servers only.
         *
         * @param streams at least 1; default 65,536
         * @return this builder
         */
        public Builder maxConcurrentStreams(int streams) {
            maxConcurrentStreams = atLeast(1, streams, "maxConcurrentStreams");
            return this;
        }

        /**
         * Below how many {@link Http2Stream#queuedBytes} {@link StreamListener#onWritable} is called.
         *
         * @param bytes at least 1; default 65,536
         * @return this builder
         */
        public Builder writableThreshold(int bytes) {
            writableThreshold = atLeast(1, bytes, "writableThreshold");
            return this;
        }

        /**
         * How long the peer has to send its preface and its first SETTINGS.
         *
         * @param timeout more than zero; default 20 s
         * @return this builder
         */
        public Builder prefaceTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("prefaceTimeout must be more than zero, not " + timeout);
            }
            prefaceTimeout = timeout;
            return this;
        }

        /**
         * How many answers (acknowledgements, resets of streams that broke a rule) may wait for a peer that makes this side answer but
         * does not read; one more ends the connection with ENHANCE_YOUR_CALM.
         *
         * @param frames at least 1; default 10,000
         * @return this builder
         */
        public Builder maxQueuedControlFrames(int frames) {
            maxQueuedControlFrames = atLeast(1, frames, "maxQueuedControlFrames");
            return this;
        }

        /**
         * How many frames that move nothing (PING, SETTINGS, PRIORITY, WINDOW_UPDATE, empty DATA, unknown ones) the peer may send
         * while nothing moves in either direction; one more ends the connection with ENHANCE_YOUR_CALM. The allowance comes
         * back with every request, header list or byte of body sent or received, and otherwise within ten seconds.
         *
         * @param frames at least 1; default 10,000
         * @return this builder
         */
        public Builder maxIdleFrames(int frames) {
            maxIdleFrames = atLeast(1, frames, "maxIdleFrames");
            return this;
        }

        /**
         * How many streams per second the peer may open and make end early (by resetting them, or by breaking rules on them);
         * more ends the connection with ENHANCE_YOUR_CALM. As many may come at once.
         *
         * @param resets at least 1; default 20,000
         * @return this builder
         */
        public Builder maxResetsPerSecond(int resets) {
            maxResetsPerSecond = atLeast(1, resets, "maxResetsPerSecond");
            return this;
        }

        /**
         * Who reads the connection. For connections that come and go: starting and ending a thread costs more than a few short calls.
         *
         * @param executor runs one task a connection, from its start to its end, which must not wait for other tasks to end; the
         *     task takes no interrupt. Stays the caller's. Default: a thread for each connection. Connections that are read
         *     without a thread do without it
         * @return this builder
         */
        public Builder readers(Executor executor) {
            readers = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** Where time comes from, in nanoseconds; default {@link System#nanoTime}. */
        Builder ticker(LongSupplier nanoseconds) {
            ticker = Objects.requireNonNull(nanoseconds, "nanoseconds");
            return this;
        }

        /** The id of a client's first stream, odd; default 1. */
        Builder firstStreamId(int id) {
            firstStreamId = id;
            return this;
        }

        /**
         * The options as set so far.
         *
         * @return immutable options
         */
        public Http2Options build() {
            return new Http2Options(this);
        }

        private static int atLeast(int least, int value, String name) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }
    }
}
