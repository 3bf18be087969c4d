package dev.outboard.plugin;

import static dev.outboard.plugin.StdioBuffer.CAPACITY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.internal.wire.StdioData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StdioBufferTest {

    private static final int OUT = StdioData.STDOUT;
    private static final int ERR = StdioData.STDERR;

    private final AtomicInteger unread = new AtomicInteger();
    private final StdioBuffer patient = new StdioBuffer(Duration.ofHours(1), unread::incrementAndGet);
    private final StdioBuffer impatient = new StdioBuffer(Duration.ZERO, unread::incrementAndGet);
    private final Host host = new Host();
    private final Host other = new Host();

    /** Counts what it is told. */
    private static final class Host implements StdioBuffer.Taker {

        private int available;
        private int nothingMore;

        @Override
        public void available() {
            available++;
        }

        @Override
        public void nothingMore() {
            nothingMore++;
        }
    }

    @AfterEach
    void nobodyWaits() {
        patient.close();
        impatient.close();
    }

    @Test
    void whatIsPrintedBeforeAHostComesIsKeptForTheFirst() throws Exception {
        print(patient, OUT, "early");
        patient.attach(host);

        assertThat(host.available).isEqualTo(1);
        assertThat(text(patient.take(host))).isEqualTo("early");
    }

    @Test
    void bothStreamsStayInTheOrderInWhichTheyWerePrinted() throws Exception {
        patient.attach(host);
        print(patient, OUT, "a");
        print(patient, OUT, "b");
        print(patient, ERR, "c");
        print(patient, OUT, "d");

        assertThat(patient.take(host)).isEqualTo(data(OUT, "ab"));
        assertThat(patient.take(host)).isEqualTo(data(ERR, "c"));
        assertThat(patient.take(host)).isEqualTo(data(OUT, "d"));
    }

    @Test
    void whatIsTakenDoesNotChangeAnyMore() throws Exception {
        patient.attach(host);
        print(patient, OUT, "first");
        StdioData taken = patient.take(host);
        print(patient, OUT, "other");

        assertThat(text(taken)).isEqualTo("first");
    }

    @Test
    void aPrintWithoutRoomWaitsUntilTheHostHasTakenSomething() throws Exception {
        patient.attach(host);
        fill(patient);
        CompletableFuture<Integer> more = printing(patient, "more");
        assertThat(more).isNotDone();

        assertThat(patient.take(host)).isNotNull();

        assertThat(more.get(20, TimeUnit.SECONDS)).isEqualTo(4);
    }

    @Test
    void aPrintWaitsForTheFirstHostOnlySoLong() throws Exception {
        byte[] bytes = new byte[CAPACITY + 10];

        assertThat(impatient.write(OUT, bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(impatient.write(OUT, bytes, 0, bytes.length)).isEqualTo(bytes.length);

        assertThat(unread).hasValue(1);
    }

    @Test
    void aHostThatComesTooLateGetsTheBeginningAndWhatComesNow() throws Exception {
        byte[] bytes = new byte[2 * CAPACITY];
        assertThat(impatient.write(OUT, bytes, 0, bytes.length)).isEqualTo(bytes.length);

        impatient.attach(host);
        int beginning = 0;
        while (beginning < CAPACITY - 1000) {
            beginning += text(impatient.take(host)).length();
        }
        print(impatient, ERR, "now");

        assertThat(beginning).isBetween(CAPACITY - 1000, CAPACITY + 20_000);
        assertThat(impatient.take(host)).isEqualTo(data(ERR, "now"));
    }

    @Test
    void manySmallPiecesHaveABoundToo() throws Exception {
        for (int i = 0; i < CAPACITY; i++) {
            print(impatient, i % 2 == 0 ? OUT : ERR, "x");
        }
        impatient.attach(host);
        impatient.close();
        int pieces = 0;
        while (impatient.take(host) != null) {
            pieces++;
        }

        assertThat(pieces).isBetween(500, CAPACITY / 64);
    }

    @Test
    void aHostThatGoesAwayLeavesNobodyWaiting() throws Exception {
        patient.attach(host);
        fill(patient);
        CompletableFuture<Integer> more = printing(patient, "more");

        patient.detach(host);

        assertThat(more.get(20, TimeUnit.SECONDS)).isEqualTo(4);
        fill(patient);
        fill(patient);
    }

    @Test
    void nothingIsKeptForLaterHosts() throws Exception {
        patient.attach(host);
        print(patient, OUT, "for the first");
        patient.detach(host);
        print(patient, OUT, "for nobody");
        patient.attach(other);
        print(patient, OUT, "for the second");

        assertThat(text(patient.take(other))).isEqualTo("for the second");
    }

    @Test
    void theNextInTurnTakesOverWhatIsLeft() throws Exception {
        patient.attach(host);
        patient.attach(other);
        print(patient, OUT, "left");
        assertThat(other.available).isZero();

        patient.detach(host);

        assertThat(other.available).isEqualTo(1);
        assertThat(patient.take(host)).isNull();
        assertThat(text(patient.take(other))).isEqualTo("left");
    }

    @Test
    void whoGivesUpItsTurnIsNotGivenOne() throws Exception {
        patient.attach(host);
        patient.attach(other);
        patient.detach(other);
        patient.detach(host);
        print(patient, OUT, "for nobody");

        assertThat(patient.take(other)).isNull();
    }

    @Test
    void atTheEndTheHostGetsWhatIsLeftAndTheRestIsGivenBack() throws Exception {
        patient.attach(host);
        patient.attach(other);
        print(patient, OUT, "last");
        patient.close();

        assertThat(patient.write(OUT, "late".getBytes(UTF_8), 0, 4)).isZero();
        assertThat(text(patient.take(host))).isEqualTo("last");
        assertThat(patient.take(host)).isNull();
        assertThat(host.nothingMore).isEqualTo(1);
        assertThat(other.nothingMore).isEqualTo(1);
    }

    @Test
    void whoComesAfterTheEndIsToldSo() {
        patient.close();
        patient.attach(host);

        assertThat(host.nothingMore).isEqualTo(1);
    }

    @Test
    void theEndGivesBackWhatAPrintWaitsWith() throws Exception {
        patient.attach(host);
        fill(patient);
        CompletableFuture<Integer> more = printing(patient, "more");

        patient.close();

        assertThat(more.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void anInterruptEndsAPrintsWait() {
        patient.attach(host);
        CompletableFuture<Integer> interrupted = new CompletableFuture<>();
        CompletableFuture<Thread> printer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            printer.complete(Thread.currentThread());
            try {
                interrupted.complete(patient.write(OUT, new byte[2 * CAPACITY], 0, 2 * CAPACITY));
            } catch (IOException e) {
                interrupted.completeExceptionally(e);
            }
        });
        thread.start();
        printer.join().interrupt();

        assertThatThrownBy(() -> interrupted.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedIOException.class);
    }

    private static void print(StdioBuffer buffer, int channel, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(buffer.write(channel, bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    /** Returns when the buffer is full, or drops what is printed. */
    private static void fill(StdioBuffer buffer) throws IOException {
        // A piece counts a little more than its bytes.
        byte[] bytes = new byte[CAPACITY - 64];
        assertThat(buffer.write(OUT, bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    /** Prints on a thread of its own, and returns when that waits. */
    private static CompletableFuture<Integer> printing(StdioBuffer buffer, String text) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(buffer.write(OUT, text.getBytes(UTF_8), 0, text.length()));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            assertThat(result).isNotDone();
            Thread.onSpinWait();
        }
        return result;
    }

    private static StdioData data(int channel, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return StdioData.wrapping(channel, bytes, bytes.length);
    }

    private static String text(@Nullable StdioData data) throws IOException {
        if (data == null) {
            throw new AssertionError("There is nothing for this host");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        data.copyTo(bytes);
        return bytes.toString(UTF_8);
    }
}
