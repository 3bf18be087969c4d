package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private long now = Long.MAX_VALUE - 5;

    @Test
    void comesWhenItsTimeIsOver() {
        Deadline deadline = Deadline.after(Duration.ofNanos(10), () -> now);
        assertThat(deadline.remainingNanos()).isEqualTo(10);
        now += 9;
        assertThat(deadline.isExpired()).isFalse();
        now += 1;
        assertThat(deadline.isExpired()).isTrue();
        assertThat(deadline.isNever()).isFalse();
    }

    @Test
    void neverNeverComes() {
        assertThat(Deadline.never().isExpired()).isFalse();
        assertThat(Deadline.never().remainingNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(Deadline.never()).hasToString("never");
    }

    @Test
    void aTimeoutTooLongToCountIsAVeryLongOne() {
        Deadline deadline = Deadline.after(Duration.ofDays(1_000_000_000), () -> now);
        assertThat(deadline.remainingNanos()).isPositive();
    }
}
