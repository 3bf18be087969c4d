package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeoutTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1n",
        "99999999, 99999999n",
        "100000000, 100000u",
        "99999999999, 99999999u",
        "100000000000, 100000m",
        "99999999999999, 99999999m",
        "100000000000000, 100000S",
        "99999999999999999, 99999999S",
        "100000000000000000, 1666666M",
        "5999999940000000000, 99999999M",
        "6000000000000000000, 1666666H"
    })
    void theFinestUnitThatFitsIsUsed(long nanos, String text) {
        assertThat(Timeout.format(nanos)).isEqualTo(text);
        assertThat(Timeout.parseNanos(text)).isLessThanOrEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aTimeoutThatHasPassedIsStillPositive(long nanos) {
        assertThat(Timeout.format(nanos)).isEqualTo("1n");
    }

    @Test
    void everyUnitIsRead() {
        assertThat(Timeout.parseNanos("2H")).isEqualTo(TimeUnit.HOURS.toNanos(2));
        assertThat(Timeout.parseNanos("2M")).isEqualTo(TimeUnit.MINUTES.toNanos(2));
        assertThat(Timeout.parseNanos("2S")).isEqualTo(TimeUnit.SECONDS.toNanos(2));
        assertThat(Timeout.parseNanos("2m")).isEqualTo(TimeUnit.MILLISECONDS.toNanos(2));
        assertThat(Timeout.parseNanos("2u")).isEqualTo(TimeUnit.MICROSECONDS.toNanos(2));
        assertThat(Timeout.parseNanos("2n")).isEqualTo(2);
        assertThat(Timeout.parseNanos("0n")).isZero();
    }

    @Test
    void whatDoesNotFitIsTheLongestTime() {
        assertThat(Timeout.parseNanos("99999999H")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "1", "1s", "123456789n", "-1n", "+1n", " 1n", "1 n", "1.5S", "0x1n", "٣n"})
    void anythingElseIsRefusedByValue(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timeout.parseNanos(text))
                .withMessageContaining("'" + text + "'");
    }
}
