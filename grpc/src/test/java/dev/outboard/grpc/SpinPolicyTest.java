package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpinPolicyTest {

    private final SpinPolicy policy = new SpinPolicy();

    @Test
    void whatPaysIsDoneEveryTime() {
        for (int i = 0; i < 100; i++) {
            assertThat(policy.begin()).isTrue();
            policy.ended(true);
        }
    }

    @Test
    void whatIsInVainIsTriedHalfAsOftenEachTimeButNeverGivenUp() {
        int tried = 0;
        for (int i = 0; i < 10_000; i++) {
            if (policy.begin()) {
                tried++;
                policy.ended(false);
            }
        }

        assertThat(tried).isBetween(10_000 / 64, 10_000 / 64 + 10);
    }

    @Test
    void successBringsItBackAtOnce() {
        for (int i = 0; i < 1000; i++) {
            if (policy.begin()) {
                policy.ended(false);
            }
        }
        while (!policy.begin()) {
            // Not its turn yet.
        }
        policy.ended(true);

        assertThat(policy.begin()).isTrue();
    }
}
