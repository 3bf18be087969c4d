package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteWatchTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final FakeTimer time = new FakeTimer();
    private final AtomicInteger timeouts = new AtomicInteger();

    private WriteWatch watch(Duration timeout) {
        YamuxConfig config = time.config().writeTimeout(timeout).build();
        return new WriteWatch(config, time, timeouts::incrementAndGet);
    }

    @AfterEach
    void stop() {
        time.shutdownNow();
    }

    @Test
    void aWriteHasItsTimeFromItsOwnBeginning() {
        WriteWatch watch = watch(Duration.ofSeconds(10));
        watch.begins();
        time.advance(Duration.ofSeconds(6));
        watch.ends();
        watch.begins();
        time.advance(Duration.ofSeconds(4));
        time.advance(Duration.ofSeconds(6).minus(MOMENT));
        assertThat(timeouts).hasValue(0);
        time.advance(MOMENT);
        assertThat(timeouts).hasValue(1);
    }

    @Test
    void writesThatEndInTimeShareOneTimer() {
        WriteWatch watch = watch(Duration.ofSeconds(10));
        for (int i = 0; i < 100; i++) {
            watch.begins();
            watch.ends();
        }
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofSeconds(10));
        assertThat(time.pending()).isZero();
        watch.begins();
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofSeconds(10));
        assertThat(timeouts).hasValue(1);
    }

    @Test
    void withoutATimeoutNothingIsWatched() {
        WriteWatch watch = watch(Duration.ZERO);
        watch.begins();
        assertThat(time.pending()).isZero();
    }
}
