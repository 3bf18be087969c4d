package dev.outboard.internal.spin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpinPolicyTest {

    private long now = 1_000;
    private final SpinPolicy policy = new SpinPolicy(() -> now);

    /** How many of so many waits, all of them in vain, spin. */
    private int spinsIn(int waits) {
        int spins = 0;
        for (int i = 0; i < waits; i++) {
            if (policy.begin()) {
                spins++;
                policy.ended(false);
            }
        }
        return spins;
    }

    @Test
    void spinningEndsAtTheLimit() {
        assertThat(policy.begin()).isTrue();
        now += SpinPolicy.LIMIT_NANOS - 1;
        assertThat(policy.goesOn()).isTrue();
        now += 1;
        assertThat(policy.goesOn()).isFalse();
    }

    @Test
    void eachWaitHasTheWholeLimit() {
        policy.begin();
        now += SpinPolicy.LIMIT_NANOS / 2;
        policy.ended(true);
        assertThat(policy.begin()).isTrue();
        now += SpinPolicy.LIMIT_NANOS - 1;
        assertThat(policy.goesOn()).isTrue();
    }

    @Test
    void spinningThatPaysGoesOnForEver() {
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.begin()).isTrue();
            policy.ended(true);
        }
    }

    @Test
    void spinningInVainBacksOffButIsNeverGivenUp() {
        assertThat(spinsIn(127)).isEqualTo(7);
        assertThat(spinsIn(6400)).isBetween(90, 110);
    }

    @Test
    void oneSpinThatPaysBringsSpinningBack() {
        spinsIn(1000);
        int waits = 1;
        while (!policy.begin()) {
            waits++;
        }
        policy.ended(true);
        assertThat(waits).isLessThanOrEqualTo(64);
        assertThat(policy.begin()).isTrue();
    }

    @Test
    void theTickersSignDoesNotMatter() {
        now = Long.MAX_VALUE - 10;
        assertThat(policy.begin()).isTrue();
        assertThat(policy.goesOn()).isTrue();
        now += SpinPolicy.LIMIT_NANOS;
        assertThat(policy.goesOn()).isFalse();
    }
}
