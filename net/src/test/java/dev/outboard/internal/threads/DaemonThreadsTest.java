package dev.outboard.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

    private Thread next() throws InterruptedException {
        Thread thread = ran.poll(20, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        return thread;
    }

    private void run() {
        ran.add(Thread.currentThread());
    }

    @Test
    void eachTaskHasADaemonThreadWithANumber() throws Exception {
        DaemonThreads threads = new DaemonThreads("of-test");
        threads.execute(this::run);
        assertThat(next().getName()).isEqualTo("of-test-1");
        threads.execute(this::run);
        Thread second = next();
        assertThat(second.getName()).isEqualTo("of-test-2");
        assertThat(second.isDaemon()).isTrue();
    }

    @Test
    void aThreadForOneTaskHasNoNumber() throws Exception {
        DaemonThreads.start("of-test", this::run);
        Thread thread = next();
        assertThat(thread.getName()).isEqualTo("of-test");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void aRetiredPoolStillTakesTasksAndKeepsNoThread() throws Exception {
        ThreadPoolExecutor pool = DaemonThreads.pool("of-test");
        pool.execute(this::run);
        Thread first = next();
        DaemonThreads.retire(pool);
        first.join(20_000);
        assertThat(first.isAlive()).isFalse();

        pool.execute(this::run);
        Thread second = next();
        assertThat(second.getName()).isEqualTo("of-test-2");
        second.join(20_000);
        assertThat(second.isAlive()).isFalse();
    }
}
