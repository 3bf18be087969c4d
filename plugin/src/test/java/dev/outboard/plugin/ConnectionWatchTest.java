package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {

    private static final Duration START_GRACE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final FakeTimer timer = new FakeTimer();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final ConnectionWatch watch = new ConnectionWatch(timer, abandoned::incrementAndGet);

    @Test
    void aPluginThatNobodyConnectsToEndsAfterTheStartGrace() {
        watch.start(START_GRACE, GRACE);

        timer.advance(START_GRACE.minus(MOMENT));
        assertThat(abandoned).hasValue(0);
        timer.advance(MOMENT);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aPluginEndsTheGraceTimeAfterItsLastConnection() {
        watch.start(START_GRACE, GRACE);
        open();
        open();
        close();
        timer.advance(START_GRACE);
        assertThat(abandoned).hasValue(0);

        close();
        timer.advance(GRACE.minus(MOMENT));
        assertThat(abandoned).hasValue(0);
        timer.advance(MOMENT);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void anotherConnectionWithinTheGraceTimeKeepsThePluginAlive() {
        watch.start(START_GRACE, GRACE);
        open();
        close();
        timer.advance(GRACE.minus(MOMENT));
        open();
        timer.advance(GRACE);
        assertThat(abandoned).hasValue(0);

        close();
        timer.advance(GRACE);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aConnectionBeforeTheStartCounts() {
        open();
        watch.start(START_GRACE, GRACE);
        timer.advance(START_GRACE);
        assertThat(abandoned).hasValue(0);
    }

    @Test
    void aConnectionThatWentBeforeTheStartLeavesTheShorterGrace() {
        open();
        close();
        watch.start(START_GRACE, GRACE);
        timer.advance(GRACE);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void withoutItsParentAPluginEndsWithItsLastConnection() {
        watch.start(START_GRACE, GRACE);
        open();
        watch.parentEnded();
        timer.advance(GRACE);
        assertThat(abandoned).hasValue(0);

        close();
        timer.advance(Duration.ZERO);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aPluginWithoutConnectionEndsWithItsParent() {
        watch.start(START_GRACE, GRACE);
        open();
        close();
        watch.parentEnded();
        timer.advance(Duration.ZERO);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aParentThatOnlyStartedSomethingLeavesTimeForTheFirstConnection() {
        watch.start(START_GRACE, GRACE);
        watch.parentEnded();
        timer.advance(GRACE.minus(MOMENT));
        assertThat(abandoned).hasValue(0);
        timer.advance(MOMENT);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aWatchThatWasNeverStartedEndsNothing() {
        open();
        close();
        watch.parentEnded();
        timer.advance(START_GRACE);
        assertThat(abandoned).hasValue(0);
    }

    private void open() {
        watch.transportReady(Attributes.EMPTY);
    }

    private void close() {
        watch.transportTerminated(Attributes.EMPTY);
    }
}
