package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Connection} does, whatever carries its bytes. A subclass says how two ends are joined. Longer than other
 * files, because whoever adds a kind of connection extends one class and has all of it.
 */
public abstract class ConnectionContract {

    private static final Deadline NOW = Deadline.after(Duration.ZERO);

    /** More than any connection takes without a reader. */
    private static final ByteBuffer MUCH = ByteBuffer.allocate(32_000_000);

    private final List<ConnectedPair> opened = new ArrayList<>();

    /** For subclasses. */
    protected ConnectionContract() {}

    /** Joins two ends. The suite closes them. */
    protected abstract ConnectedPair connect() throws Exception;

    /** How many bytes go each way in the test with much data; less where each byte costs much. */
    protected long bulkBytes() {
        return 100_000_000;
    }

    private ConnectedPair pair() throws Exception {
        ConnectedPair pair = connect();
        opened.add(pair);
        return pair;
    }

    @AfterEach
    void closePairs() {
        opened.forEach(ConnectedPair::close);
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    private static void exchange(Connection from, Connection to, int value) throws IOException {
        from.write(bytes(value));
        ByteBuffer target = ByteBuffer.allocate(1);
        assertThat(to.read(target)).isEqualTo(1);
        assertThat(target.get(0)).isEqualTo((byte) value);
    }

    // What goes in comes out.

    @Test
    void bytesArriveInOrderBothWays() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> there = Background.run(() -> Bytes.write(pair.left(), 100_000, 777));
        Background<Boolean> back = Background.run(() -> Bytes.write(pair.right(), 100_000, 3333));
        Background<Boolean> reader = Background.run(() -> Bytes.expect(pair.left(), 100_000, 5000));
        Bytes.expect(pair.right(), 100_000, 1234);
        reader.result();
        there.result();
        back.result();
    }

    @Test
    void oneByteReadsAndWritesArriveInOrderBothWays() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> there = Background.run(() -> Bytes.write(pair.left(), 3000, 1));
        Background<Boolean> back = Background.run(() -> Bytes.write(pair.right(), 3000, 1));
        Background<Boolean> reader = Background.run(() -> Bytes.expect(pair.left(), 3000, 1));
        Bytes.expect(pair.right(), 3000, 1);
        reader.result();
        there.result();
        back.result();
    }

    @Test
    void muchDataGoesBothWaysAtOnce() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> there = Background.run(() -> Bytes.write(pair.left(), bulkBytes(), 65536));
        Background<Boolean> back = Background.run(() -> Bytes.write(pair.right(), bulkBytes(), 65536));
        Background<Boolean> reader = Background.run(() -> Bytes.expect(pair.left(), bulkBytes(), 65536));
        Bytes.expect(pair.right(), bulkBytes(), 65536);
        reader.result();
        there.result();
        back.result();
    }

    @Test
    void oneLargeBufferOnTheHeapArrivesWhole() throws Exception {
        ConnectedPair pair = pair();
        int size = (int) Math.min(1_000_000, bulkBytes());
        ByteBuffer source = ByteBuffer.allocate(size);
        for (int i = 0; i < size; i++) {
            source.put((byte) (i % 251));
        }
        Background<Boolean> writer =
                Background.run(() -> pair.left().write(source.flip().asReadOnlyBuffer()));
        ByteBuffer target = ByteBuffer.allocate(size);
        while (target.hasRemaining()) {
            assertThat(pair.right().read(target)).isPositive();
        }
        writer.result();
        assertThat(target.flip()).isEqualTo(source.rewind());
    }

    @Test
    void readReturnsWhatIsThereAtTheTargetsPosition() throws Exception {
        ConnectedPair pair = pair();
        pair.left().write(bytes(1, 2, 3));
        ByteBuffer target = ByteBuffer.allocate(100).position(10);
        int count = 0;
        while (count < 3) {
            count += pair.right().read(target);
        }
        assertThat(target.position()).isEqualTo(13);
        assertThat(target.slice(10, 3)).isEqualTo(bytes(1, 2, 3));
    }

    @Test
    void readIntoNothingAnswersZeroAtOnce() throws Exception {
        ConnectedPair pair = pair();
        assertThat(pair.left().read(ByteBuffer.allocate(0))).isZero();
        pair.right().shutdownOutput();
        assertThat(pair.left().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(pair.left().read(ByteBuffer.allocate(0))).isZero();
    }

    @Test
    void writingNothingIsPossible() throws Exception {
        ConnectedPair pair = pair();
        pair.left().write(ByteBuffer.allocate(0));
        while (!pair.left().tryWrite(ByteBuffer.allocate(0))) {
            pair.left().write(ByteBuffer.allocate(0));
        }
        exchange(pair.left(), pair.right(), 7);
    }

    // A side that does not read.

    /** Writes the sequence until nothing more is taken; the answer is the place reached. */
    private static long fill(Connection connection) throws IOException {
        long place = 0;
        while (true) {
            ByteBuffer piece = Bytes.at(place, 20_000);
            boolean all = connection.tryWrite(piece);
            place += piece.position();
            assertThat(place).as("bytes taken though nobody reads").isLessThan(64_000_000);
            if (!all) {
                return place;
            }
        }
    }

    @Test
    void tryWriteTakesWhatFitsAndNeverWaits() throws Exception {
        ConnectedPair pair = pair();
        long taken = fill(pair.left());
        Background<Boolean> rest = Background.run(() -> pair.left().write(ByteBuffer.allocate(0)));
        Bytes.expect(pair.right(), taken, 10_000);
        rest.result();
        exchange(pair.left(), pair.right(), 9);
    }

    @Test
    void aSlowReaderHoldsTheWriterUpAndLosesNothing() throws Exception {
        ConnectedPair pair = pair();
        long more = Math.min(500_000, bulkBytes());
        long taken = fill(pair.left());
        Background<Boolean> writer = Background.run(() -> {
            for (long place = taken; place < taken + more; place += 1000) {
                pair.left().write(Bytes.at(place, 1000));
            }
        });
        writer.awaitAsleep();
        Bytes.expect(pair.right(), 10, 1);
        Bytes.expectFrom(pair.right(), 10, taken + more / 1000 * 1000 - 10, 1000);
        writer.result();
    }

    @Test
    void aSideThatDoesNotReadCanStillWrite() throws Exception {
        ConnectedPair pair = pair();
        fill(pair.left());
        for (int i = 0; i < 100; i++) {
            exchange(pair.right(), pair.left(), i);
        }
    }

    // Deadlines.

    @Test
    void aReadDeadlinePassesAndTheConnectionStaysUsable() throws Exception {
        ConnectedPair pair = pair();
        ByteBuffer target = ByteBuffer.allocate(10);
        assertThatThrownBy(() -> pair.right().read(target, NOW)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> pair.right().read(target, Deadline.after(Duration.ofMillis(5))))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("nothing to read");
        assertThat(target.position()).isZero();
        exchange(pair.left(), pair.right(), 3);
    }

    @Test
    void bytesBeforeTheDeadlineAreRead() throws Exception {
        ConnectedPair pair = pair();
        Background<Integer> reader = Background.start(
                () -> pair.right().read(ByteBuffer.allocate(10), Deadline.after(Duration.ofSeconds(60))));
        reader.awaitAsleep();
        pair.left().write(bytes(1));
        assertThat(reader.result()).isEqualTo(1);
    }

    @Test
    void aWriteDeadlinePassesAndTheRestCanStillBeWritten() throws Exception {
        ConnectedPair pair = pair();
        long taken = fill(pair.left());
        ByteBuffer rest = Bytes.at(taken, 60_000);
        // A system may find some more room while time goes by.
        while (writesBefore(Deadline.after(Duration.ofMillis(5)), pair.left(), rest)) {
            taken += 60_000;
            rest = Bytes.at(taken, 60_000);
        }
        long total = taken + 60_000;
        ByteBuffer left = rest;
        Background<Boolean> writer = Background.run(() -> pair.left().write(left));
        Bytes.expect(pair.right(), total, 10_000);
        writer.result();
    }

    private static boolean writesBefore(Deadline deadline, Connection connection, ByteBuffer source)
            throws IOException {
        try {
            connection.write(source, deadline);
            return true;
        } catch (TimeoutException e) {
            assertThat(e).hasMessageContaining("before the deadline");
            return false;
        }
    }

    // Close.

    @Test
    void closeWakesAReader() throws Exception {
        for (int round = 0; round < 10; round++) {
            ConnectedPair pair = pair();
            Background<Integer> reader = Background.start(() -> pair.left().read(ByteBuffer.allocate(10)));
            if (round % 2 == 0) {
                reader.awaitAsleep();
            }
            pair.left().close();
            assertThat(reader.failure()).isInstanceOf(ConnectionClosedException.class);
        }
    }

    @Test
    void closeWakesAWriter() throws Exception {
        ConnectedPair pair = pair();
        fill(pair.left());
        Background<Boolean> writer = Background.run(() -> pair.left().write(MUCH.duplicate()));
        writer.awaitAsleep();
        pair.left().close();
        assertThat(writer.failure()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void closeWakesReaderAndWriterAtOnce() throws Exception {
        ConnectedPair pair = pair();
        fill(pair.left());
        Background<Integer> reader = Background.start(() -> pair.left().read(ByteBuffer.allocate(10)));
        Background<Boolean> writer = Background.run(() -> pair.left().write(MUCH.duplicate()));
        reader.awaitAsleep();
        writer.awaitAsleep();
        pair.left().close();
        assertThat(reader.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThat(writer.failure()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void manyThreadsMayCloseAtOnce() throws Exception {
        ConnectedPair pair = pair();
        List<Background<Boolean>> closers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            closers.add(Background.run(() -> pair.left().close()));
        }
        for (Background<Boolean> closer : closers) {
            assertThat(closer.result()).isTrue();
        }
        assertThatThrownBy(() -> pair.left().write(bytes(1))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void nothingWorksAfterClose() throws Exception {
        ConnectedPair pair = pair();
        exchange(pair.right(), pair.left(), 1);
        Connection closed = pair.left();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.read(ByteBuffer.allocate(1))).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> closed.read(ByteBuffer.allocate(1), NOW))
                .isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> closed.write(bytes(1))).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> closed.tryWrite(bytes(1))).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(closed::shutdownOutput).isInstanceOf(ConnectionClosedException.class);
    }

    // The other side's end.

    @Test
    void whatWasWrittenBeforeTheOutputEndedIsReadBeforeTheEnd() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> writer = Background.run(() -> {
            Bytes.write(pair.left(), 300_000, 10_000);
            pair.left().shutdownOutput();
        });
        assertThat(Bytes.expectToTheEnd(pair.right())).isEqualTo(300_000);
        assertThat(pair.right().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        writer.result();
    }

    @Test
    void endingTheOutputWakesTheOtherSidesReader() throws Exception {
        ConnectedPair pair = pair();
        exchange(pair.left(), pair.right(), 1);
        Background<Integer> reader = Background.start(() -> pair.right().read(ByteBuffer.allocate(1)));
        reader.awaitAsleep();
        pair.left().shutdownOutput();
        assertThat(reader.result()).isEqualTo(-1);
    }

    @Test
    void anOutputThatCanBeEndedWithoutWaitingIsEnded() throws Exception {
        ConnectedPair pair = pair();
        exchange(pair.left(), pair.right(), 1);
        if (!pair.left().tryShutdownOutput()) {
            pair.left().shutdownOutput();
        }
        assertThat(pair.right().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(pair.left().tryShutdownOutput()).isTrue();
    }

    @Test
    void theOtherDirectionLivesOnAfterTheOutputEnded() throws Exception {
        ConnectedPair pair = pair();
        pair.left().shutdownOutput();
        pair.left().shutdownOutput();
        assertThat(pair.right().read(ByteBuffer.allocate(1))).isEqualTo(-1);
        Background<Boolean> writer = Background.run(() -> {
            Bytes.write(pair.right(), 300_000, 10_000);
            pair.right().shutdownOutput();
        });
        assertThat(Bytes.expectToTheEnd(pair.left())).isEqualTo(300_000);
        writer.result();
        assertThatThrownBy(() -> pair.left().write(bytes(1)))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("output");
        assertThatThrownBy(() -> pair.left().tryWrite(bytes(1))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void whatWasWrittenBeforeCloseIsReadBeforeTheEnd() throws Exception {
        ConnectedPair pair = pair();
        pair.left().write(Bytes.at(0, 3000));
        pair.left().close();
        Bytes.expect(pair.right(), 3000, 1000);
        assertThat(pair.right().read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void theOtherSidesCloseEndsAReadThatWaits() throws Exception {
        ConnectedPair pair = pair();
        exchange(pair.left(), pair.right(), 1);
        Background<Integer> reader = Background.start(() -> pair.right().read(ByteBuffer.allocate(1)));
        reader.awaitAsleep();
        pair.left().close();
        assertThat(reader.result()).isEqualTo(-1);
    }

    @Test
    void theOtherSidesCloseFailsAWriteThatWaits() throws Exception {
        ConnectedPair pair = pair();
        fill(pair.right());
        Background<Boolean> writer = Background.run(() -> pair.right().write(MUCH.duplicate()));
        writer.awaitAsleep();
        pair.left().close();
        assertThat(writer.failure())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectionClosedException.class)
                .isNotInstanceOf(TimeoutException.class)
                .hasMessageContaining("broke while writing");
    }

    @Test
    void writingToASideThatIsGoneFailsInTheEnd() throws Exception {
        ConnectedPair pair = pair();
        exchange(pair.left(), pair.right(), 1);
        pair.left().close();
        assertThatThrownBy(() -> Bytes.write(pair.right(), 100_000_000, 10_000))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("broke while writing");
    }

    // Interrupts.

    @Test
    void aThreadThatIsInterruptedReadsAndWritesAndStaysInterrupted() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> echo = Background.run(() -> {
            Thread.currentThread().interrupt();
            Bytes.expect(pair.right(), 300_000, 1000);
            Bytes.write(pair.right(), 300_000, 10_000);
            assertThat(Thread.interrupted()).isTrue();
        });
        Bytes.write(pair.left(), 300_000, 1000);
        Bytes.expect(pair.left(), 300_000, 5000);
        echo.result();
    }

    @Test
    void anInterruptInTheMiddleOfAReadChangesNothing() throws Exception {
        ConnectedPair pair = pair();
        Background<Boolean> reader = Background.start(() -> {
            Bytes.expect(pair.right(), 2, 1);
            return Thread.interrupted();
        });
        reader.awaitAsleep();
        reader.thread().interrupt();
        pair.left().write(Bytes.at(0, 2));
        assertThat(reader.result()).isTrue();
        exchange(pair.right(), pair.left(), 1);
    }

    @Test
    void anInterruptInTheMiddleOfAWriteChangesNothing() throws Exception {
        ConnectedPair pair = pair();
        long taken = fill(pair.left());
        AtomicBoolean sent = new AtomicBoolean();
        Background<Boolean> writer = Background.start(() -> {
            pair.left().write(Bytes.at(taken, 60_000));
            while (!sent.get()) {
                // Asleep also where there was room for everything.
                LockSupport.park();
            }
            return Thread.interrupted();
        });
        writer.awaitAsleep();
        writer.thread().interrupt();
        sent.set(true);
        Bytes.expect(pair.right(), taken + 60_000, 10_000);
        assertThat(writer.result()).isTrue();
        exchange(pair.right(), pair.left(), 1);
    }

    @Test
    void anInterruptedThreadStillMeetsItsDeadline() throws Exception {
        ConnectedPair pair = pair();
        Background<Integer> reader = Background.start(() -> {
            Thread.currentThread().interrupt();
            return pair.left().read(ByteBuffer.allocate(1), Deadline.after(Duration.ofMillis(5)));
        });
        assertThat(reader.failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void bothEndsHaveAnAddress() throws Exception {
        ConnectedPair pair = pair();
        assertThat(List.of(
                        pair.left().localEndpoint(),
                        pair.left().remoteEndpoint(),
                        pair.right().localEndpoint(),
                        pair.right().remoteEndpoint()))
                .doesNotContainNull();
    }
}
