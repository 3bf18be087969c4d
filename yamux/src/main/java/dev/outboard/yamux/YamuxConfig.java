package dev.outboard.yamux;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How a session behaves. Immutable. The defaults are those of the original, except the window, which is larger. */
public final class YamuxConfig {

    private static final YamuxConfig DEFAULTS = builder().build();

    private final int acceptBacklog;
    private final Duration keepAliveInterval;
    private final Duration writeTimeout;
    private final int maxStreamWindow;
    private final Duration streamOpenTimeout;
    private final Duration streamCloseTimeout;
    private final LongSupplier ticker;
    private final @Nullable ScheduledExecutorService timer;
    private final long firstStreamId;

    private YamuxConfig(Builder builder) {
        acceptBacklog = builder.acceptBacklog;
        keepAliveInterval = builder.keepAliveInterval;
        writeTimeout = builder.writeTimeout;
        maxStreamWindow = builder.maxStreamWindow;
        streamOpenTimeout = builder.streamOpenTimeout;
        streamCloseTimeout = builder.streamCloseTimeout;
        ticker = builder.ticker;
        timer = builder.timer;
        firstStreamId = builder.firstStreamId;
    }

    /**
     * The configuration that holds unless something else is said.
     *
     * @return all defaults
     */
    public static YamuxConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    int acceptBacklog() {
        return acceptBacklog;
    }

    Duration keepAliveInterval() {
        return keepAliveInterval;
    }

    Duration writeTimeout() {
        return writeTimeout;
    }

    int maxStreamWindow() {
        return maxStreamWindow;
    }

    Duration streamOpenTimeout() {
        return streamOpenTimeout;
    }

    Duration streamCloseTimeout() {
        return streamCloseTimeout;
    }

    LongSupplier ticker() {
        return ticker;
    }

    @Nullable
    ScheduledExecutorService timer() {
        return timer;
    }

    long firstStreamId() {
        return firstStreamId;
    }

    /** Collects a configuration; each setter checks its own argument. For one thread. */
    public static final class Builder {

        private int acceptBacklog = 256;
        private Duration keepAliveInterval = Duration.ofSeconds(30);
        private Duration writeTimeout = Duration.ofSeconds(10);
        private int maxStreamWindow = 1 << 20;
        private Duration streamOpenTimeout = Duration.ofSeconds(75);
        private Duration streamCloseTimeout = Duration.ofMinutes(5);
        private LongSupplier ticker = System::nanoTime;
        private @Nullable ScheduledExecutorService timer;
        private long firstStreamId;

        private Builder() {}

        /**
         * How many streams of the peer may wait to be accepted; those beyond are reset. As the peer is taken to have the same
         * limit, {@link YamuxSession#open} waits while that many streams of this side are not yet accepted by the peer.
         *
         * @param streams 1 or more; default 256
         * @return this builder
         * @throws IllegalArgumentException when it is less
         */
        public Builder acceptBacklog(int streams) {
            if (streams < 1) {
                throw new IllegalArgumentException("acceptBacklog is " + streams + ", must be 1 at least");
            }
            acceptBacklog = streams;
            return this;
        }

        /**
         * How often the peer is asked whether it is still there. A peer that does not answer within the
         * {@linkplain #writeTimeout write timeout} is taken to be gone, and the session ends.
         *
         * @param interval between an answer and the next question; zero for never; default 30 s
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         */
        public Builder keepAliveInterval(Duration interval) {
            keepAliveInterval = notNegative(interval, "keepAliveInterval");
            return this;
        }

        /**
         * How long the connection may take none of what is written, and a ping go without an answer, before the session
         * ends.
         *
         * @param timeout zero for ever; default 10 s
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         */
        public Builder writeTimeout(Duration timeout) {
            writeTimeout = notNegative(timeout, "writeTimeout");
            return this;
        }

        /**
         * How much the peer may send on a stream ahead of what is read: the most that a stream nobody reads can hold. Every
         * stream starts with 256 KiB, as the protocol says; the rest is granted when it is opened or accepted.
         *
         * @param bytes 262,144 or more; default 1 MiB
         * @return this builder
         * @throws IllegalArgumentException when it is less
         */
        public Builder maxStreamWindow(int bytes) {
            if (bytes < FrameHeader.INITIAL_WINDOW) {
                throw new IllegalArgumentException("maxStreamWindow is " + bytes + ", must be "
                        + FrameHeader.INITIAL_WINDOW + " at least: the protocol starts with that");
            }
            maxStreamWindow = bytes;
            return this;
        }

        /**
         * How long the peer may take to accept a stream, before the session ends.
         *
         * @param timeout zero for ever; default 75 s
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         */
        public Builder streamOpenTimeout(Duration timeout) {
            streamOpenTimeout = notNegative(timeout, "streamOpenTimeout");
            return this;
        }

        /**
         * How long a stream that this side has closed waits for the peer's end, before it is reset.
         *
         * @param timeout zero for ever; default 5 min
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         */
        public Builder streamCloseTimeout(Duration timeout) {
            streamCloseTimeout = notNegative(timeout, "streamCloseTimeout");
            return this;
        }

        /** What time it is, for tests. */
        Builder ticker(LongSupplier nanos) {
            ticker = nanos;
            return this;
        }

        /** What runs timeouts, for tests; the session does not stop it. */
        Builder timer(ScheduledExecutorService executor) {
            timer = executor;
            return this;
        }

        /** Where ids start, for tests; odd for clients, even for servers. */
        Builder firstStreamId(long id) {
            firstStreamId = id;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @return what was collected so far
         */
        public YamuxConfig build() {
            return new YamuxConfig(this);
        }

        private static Duration notNegative(Duration duration, String name) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException(name + " is " + duration + ", must not be negative");
            }
            return duration;
        }
    }
}
