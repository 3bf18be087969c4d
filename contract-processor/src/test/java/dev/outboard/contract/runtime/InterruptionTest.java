package dev.outboard.contract.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread is interrupted while it works for a call, and is as it was afterwards. */
class InterruptionTest {

    private final Interruption interruption = new Interruption();
    private final AtomicBoolean seen = new AtomicBoolean();

    @AfterEach
    void leaveTheThreadAsItWas() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void whatComesDuringTheWorkInterruptsItAndIsGoneAfterwards() {
        interruption.run(() -> {
            interruption.interrupt();
            seen.set(Thread.currentThread().isInterrupted());
        });

        assertThat(seen).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatComesBeforeTheWorkIsThereFromItsBeginning() {
        interruption.interrupt();

        interruption.run(() -> seen.set(Thread.currentThread().isInterrupted()));

        assertThat(seen).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatComesAfterTheWorkDoesNothing() {
        interruption.run(() -> {});

        interruption.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
