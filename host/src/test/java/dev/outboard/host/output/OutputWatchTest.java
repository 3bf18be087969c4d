package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Deadline;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The streams are closed early, on purpose.
class OutputWatchTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aPipeThatSomebodyElseKeepsOpenIsNotWaitedFor() throws Exception {
        try (PipedOutputStream kept = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(kept);
                OutputWatch watch = new OutputWatch(input)) {
            Thread reader = reading(watch, () -> {});

            Deadline deadline = Deadline.after(LONG);
            watch.awaitLastOutput(reader, deadline);

            assertThat(deadline.isExpired()).isFalse();
            assertThat(reader.isAlive()).isTrue();
            kept.close();
            reader.join();
        }
    }

    @Test
    void aReaderThatIsBusyWithTheLastOutputIsWaitedFor() throws Exception {
        try (PipedOutputStream output = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(output);
                OutputWatch watch = new OutputWatch(input)) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Thread reader = reading(watch, () -> {
                busy.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            output.write(1);
            output.close();
            busy.await();

            Deadline shortly = Deadline.after(Duration.ofMillis(100));
            watch.awaitLastOutput(reader, shortly);
            assertThat(shortly.isExpired()).isTrue();

            goOn.countDown();
            watch.awaitLastOutput(reader, Deadline.after(LONG));
            assertThat(reader.isAlive()).isFalse();
        }
    }

    private static Thread reading(OutputWatch watch, Runnable onByte) {
        Thread reader = new Thread(() -> {
            try {
                while (watch.read(new byte[1], 0, 1) >= 0) {
                    onByte.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        return reader;
    }
}
