package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallThreadsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "call-threads-test-" + NAMES.incrementAndGet();
    private final CallThreads threads = new CallThreads(name);

    @AfterEach
    void noThreadIsLeft() {
        threads.retire();
        Poll.until(() -> living().isEmpty(), "all threads have ended");
    }

    @Test
    void noTaskWaitsForAnotherToEnd() throws Exception {
        // Fifty tasks that all wait for each other are done only if each has a thread.
        CyclicBarrier barrier = new CyclicBarrier(50);
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            threads.execute(() -> {
                try {
                    barrier.await(30, TimeUnit.SECONDS);
                    done.countDown();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatBlocksDoesNotHoldUpThoseBehindIt() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int round = 0; round < 200; round++) {
            CountDownLatch others = new CountDownLatch(3);
            threads.execute(() -> PairedTest.await(release));
            for (int i = 0; i < 3; i++) {
                threads.execute(others::countDown);
            }
            assertThat(others.await(30, TimeUnit.SECONDS)).as("round %s", round).isTrue();
        }
        release.countDown();
    }

    @Test
    void everyTaskRunsOnceHoweverManyThreadsBringThem() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        int perSource = 20_000;
        List<Thread> sources = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread source = new Thread(() -> {
                for (int n = 0; n < perSource; n++) {
                    threads.execute(ran::incrementAndGet);
                }
            });
            source.start();
            sources.add(source);
        }
        for (Thread source : sources) {
            source.join();
        }

        Poll.until(() -> ran.get() == 4 * perSource, "all tasks have run");
    }

    @Test
    void oneTaskAtATimeNeedsFewThreads() throws Exception {
        ConcurrentHashMap<String, Boolean> used = new ConcurrentHashMap<>();
        Semaphore done = new Semaphore(0);
        for (int i = 0; i < 1000; i++) {
            threads.execute(() -> {
                used.put(Thread.currentThread().getName(), true);
                done.release();
            });
            assertThat(done.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }

        // The thread of one task may not be idle yet when the next one comes.
        assertThat(used.keySet()).hasSizeLessThan(10);
    }

    @Test
    void threadsAreNamedDaemons() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        threads.execute(() -> {
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            assertThat(Thread.currentThread().getName()).isEqualTo(name + "-1");
            seen.countDown();
        });

        assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatThrowsIsReportedAndItsThreadGoesOn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        threads.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                if ("of the task".equals(failure.getMessage())) {
                    done.countDown();
                }
            });
            throw new IllegalStateException("of the task");
        });

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksAreStillTakenAfterRetirement() throws Exception {
        threads.retire();
        CountDownLatch done = new CountDownLatch(1);
        threads.execute(done::countDown);

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private List<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name + "-"))
                .toList();
    }
}
