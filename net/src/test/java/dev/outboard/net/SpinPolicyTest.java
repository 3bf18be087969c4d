package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpinPolicyTest {

    private long now = 1_000;
    private final SpinPolicy policy = new SpinPolicy(() -> now);

    /** Waits in vain once; the answer is whether it spun. */
    private boolean missesOnce() {
        if (!policy.begin()) {
            return false;
        }
        assertThat(policy.goesOn()).isTrue();
        now += SpinPolicy.LIMIT_NANOS;
        assertThat(policy.goesOn()).isFalse();
        return true;
    }

    /** How many of so many waits, all of them in vain, spin. */
    private int spinsIn(int waits) {
        int spins = 0;
        for (int i = 0; i < waits; i++) {
            if (missesOnce()) {
                spins++;
            }
        }
        return spins;
    }

    @Test
    void nobodySpinsBeforeTheFirstByte() {
        assertThat(spinsIn(1000)).isZero();
        policy.arrived();
        assertThat(policy.begin()).isTrue();
    }

    @Test
    void spinningEndsAtTheLimit() {
        policy.arrived();
        assertThat(policy.begin()).isTrue();
        now += SpinPolicy.LIMIT_NANOS - 1;
        assertThat(policy.goesOn()).isTrue();
        now += 1;
        assertThat(policy.goesOn()).isFalse();
    }

    @Test
    void spinningThatPaysGoesOnForEver() {
        policy.arrived();
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.begin()).isTrue();
            assertThat(policy.goesOn()).isTrue();
            now += SpinPolicy.LIMIT_NANOS / 2;
            policy.paid();
        }
    }

    @Test
    void spinningInVainBacksOff() {
        policy.arrived();
        assertThat(spinsIn(127)).isEqualTo(7);
        assertThat(spinsIn(6400)).isBetween(90, 110);
    }

    @Test
    void oneSpinThatPaysBringsSpinningBack() {
        policy.arrived();
        spinsIn(1000);
        int waits = 1;
        while (!policy.begin()) {
            waits++;
        }
        policy.paid();
        assertThat(waits).isLessThanOrEqualTo(64);
        assertThat(policy.begin()).isTrue();
    }

    @Test
    void theTickersSignDoesNotMatter() {
        now = Long.MAX_VALUE - 10;
        policy.arrived();
        assertThat(policy.begin()).isTrue();
        assertThat(policy.goesOn()).isTrue();
        now += SpinPolicy.LIMIT_NANOS;
        assertThat(policy.goesOn()).isFalse();
    }
}
