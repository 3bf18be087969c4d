package dev.outboard.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallThreadsTest {

    private static final int DEADLINE_SECONDS = 30;

    private final CallThreads threads = new CallThreads("call-threads-test");

    @AfterEach
    void retire() {
        threads.retire();
    }

    @Test
    void tasksThatBlockDoNotHoldUpOthers() throws InterruptedException {
        int count = 100;
        CountDownLatch allRun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                allRun.countDown();
                awaitUninterruptibly(allRun);
            });
        }

        assertThat(allRun.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksThatATaskWaitsForAreRun() throws Exception {
        CompletableFuture<String> outer = new CompletableFuture<>();
        threads.execute(() -> {
            CompletableFuture<String> inner = new CompletableFuture<>();
            threads.execute(() -> inner.complete("inner"));
            outer.complete(get(inner));
        });

        assertThat(get(outer)).isEqualTo("inner");
    }

    @Test
    void tasksThatComeOneAfterAnotherShareAThread() throws Exception {
        Thread first = threadOfOneTask();

        // The first thread may still be finishing its task when the next one comes, but not for ever.
        Thread later = threadOfOneTask();
        for (int i = 0; i < 1000 && later != first; i++) {
            later = threadOfOneTask();
        }
        assertThat(later).isSameAs(first);
    }

    @Test
    void aTaskThatFailsIsReportedAndItsThreadGoesOn() throws Exception {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        Error failure = new AssertionError("on purpose");
        threads.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, cause) -> reported.complete(cause));
            throw failure;
        });

        assertThat(get(reported)).isSameAs(failure);
        assertThat(threadOfOneTask().isAlive()).isTrue();
    }

    @Test
    void threadsAreDaemonsWithTheNameAndANumber() throws Exception {
        Thread thread = threadOfOneTask();

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("call-threads-test-1");
    }

    @Test
    void retiredThreadsEndAndLaterTasksAreStillRun() throws Exception {
        Thread before = threadOfOneTask();

        threads.retire();

        before.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertThat(before.isAlive()).isFalse();
        Thread after = threadOfOneTask();
        after.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertThat(after.isAlive()).isFalse();
    }

    @Test
    void noTaskIsLostHoweverTheyCome() throws InterruptedException {
        int submitters = 4;
        int tasksEach = 20_000;
        CountDownLatch done = new CountDownLatch(submitters * tasksEach);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < submitters; i++) {
            Random random = new Random(i);
            all.add(new Thread(() -> {
                for (int task = 0; task < tasksEach; task++) {
                    long pause = random.nextInt(50) == 0 ? random.nextInt(100_000) : 0;
                    threads.execute(() -> {
                        LockSupport.parkNanos(pause);
                        done.countDown();
                    });
                    LockSupport.parkNanos(random.nextInt(500) == 0 ? 200_000 : 0);
                }
            }));
        }
        all.forEach(Thread::start);

        assertThat(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .as("%d tasks are left", done.getCount())
                .isTrue();
    }

    @Test
    void aTaskThatComesWhileTheLastThreadFallsAsleepIsRun() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            CountDownLatch done = new CountDownLatch(1);
            threads.execute(done::countDown);
            assertThat(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("round %d", round)
                    .isTrue();
            spin(random.nextInt(60_000));
        }
    }

    /** To the microsecond, which sleeping is not. */
    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private Thread threadOfOneTask() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        threads.execute(() -> thread.complete(Thread.currentThread()));
        return Objects.requireNonNull(thread.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
