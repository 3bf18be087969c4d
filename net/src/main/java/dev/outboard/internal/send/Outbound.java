package dev.outboard.internal.send;

import dev.outboard.net.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what any thread submits. There is no sending thread: whoever flushes takes the flush role if nobody has it, and sends
 * everybody's frames, in one write as far as they fit. Nobody but the writer thread, which exists from the first time on that
 * the connection did not take everything, ever waits for the connection.
 *
 * <p>The role guards the scheduler and the buffer; there is no lock.
 *
 * @param <S> decides what is sent next
 */
public final class Outbound<S extends SendScheduler> {

    /**
     * Large enough for some frames of bulk data, small enough to stay in the processor's cache: 64 KiB, which is what most
     * write at a time, and the headers of the frames that carry them.
     */
    private static final int BUFFER_SIZE = 65 * 1024;

    /** Enough for the small messages that are all many connections ever carry. */
    private static final int FIRST_BUFFER_SIZE = 8 * 1024;

    /** When less than this is left of the first buffer, there is more to send than it is made for; no frame needs more. */
    private static final int FULL = 2 * 1024;

    /** How often a borrowed thread writes in a row for others, before the writer thread relieves it. */
    private static final int MAX_ROUNDS = 64;

    private static final long LINGER_MILLIS = 1_000;

    private enum Role {
        FREE,
        TAKEN,
        /** Somebody has submitted something since the holder last looked. */
        TAKEN_MORE
    }

    /** What the sending side tells the connection. Any thread. */
    public interface Events {
        /** Nothing can be written any more; what the peer has sent before can still be read. */
        void onWriteFailed(IOException cause);

        /** This side failed. */
        void onBug(Throwable bug);

        /** The scheduler has said that it {@linkplain SendScheduler#isFinished is finished}, and the output is ended. */
        void onFinished();

        /** The writer thread is about to write, and may have to wait for the connection. */
        default void onWriteBegins() {}

        /** The write that {@link #onWriteBegins} was about has ended, one way or the other. */
        default void onWriteEnds() {}
    }

    private final Connection connection;
    private final S scheduler;
    private final Events events;
    private final String writerName;

    private final OutboundQueue<S> queue = new OutboundQueue<>();
    private final AtomicReference<Role> role = new AtomicReference<>(Role.FREE);

    /** Permits for the writer thread to take over the role, or to end. */
    private final Semaphore handOver = new Semaphore(0);

    // From here on guarded by the role.
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BUFFER_SIZE);
    private @Nullable Thread writer;

    /** Whether the last fill used the buffer up. */
    private boolean full;

    private boolean failed;
    private boolean outputEnded;

    /** The reader while it is in a batch: its flushes wait for the end of the batch. */
    private volatile @Nullable Thread batchThread;

    /** Whether the thread in a batch has submitted something, or wanted to flush; that thread's. */
    private boolean batchOwesFlush;

    /** Set once the connection is closed. */
    private volatile boolean stopped;

    /**
     * Sends nothing yet.
     *
     * @param connection takes what is sent
     * @param scheduler decides what is sent next
     * @param events hears what becomes of it
     * @param writerName what the writer thread is called, if one is needed
     */
    public Outbound(Connection connection, S scheduler, Events events, String writerName) {
        this.connection = connection;
        this.scheduler = scheduler;
        this.events = events;
        this.writerName = writerName;
    }

    /** Adds something to be sent by the next flush. Any thread. */
    public void submit(SendOp<S> op) {
        queue.add(op);
        if (Thread.currentThread() == batchThread) {
            batchOwesFlush = true;
        }
    }

    /** From now on flushes of the calling thread wait until {@link #endBatch}. */
    public void beginBatch() {
        batchThread = Thread.currentThread();
    }

    /**
     * Sends what the calling thread has submitted since {@link #beginBatch}. What others have submitted is left to them: they
     * may be in the middle of a request.
     */
    public void endBatch() {
        batchThread = null;
        if (batchOwesFlush) {
            batchOwesFlush = false;
            flushNow();
        }
    }

    /** Sends what was submitted, unless somebody else is sending and takes it along. Never waits. Any thread. */
    public void flush() {
        if (Thread.currentThread() == batchThread) {
            batchOwesFlush = true;
            return;
        }
        if (!takeRole()) {
            return;
        }
        if (scheduler.isCrowded()) {
            letOthersSubmit();
        }
        send();
    }

    /** Callers that are about to submit something do it now: their frames then leave in the same write. */
    @SuppressWarnings("ThreadPriorityCheck") // A hint is enough: nothing depends on it but speed.
    private static void letOthersSubmit() {
        Thread.yield();
    }

    /** The same, also inside a batch. */
    public void flushNow() {
        if (takeRole()) {
            send();
        }
    }

    /** The connection is closed: the writer thread ends, whatever it does. */
    public void stop() {
        stopped = true;
        handOver.release();
        flushNow();
    }

    /** Takes the role, or tells its holder that there is more. */
    private boolean takeRole() {
        while (true) {
            Role now = role.get();
            if (now == Role.TAKEN_MORE) {
                return false;
            }
            Role then = now == Role.FREE ? Role.TAKEN : Role.TAKEN_MORE;
            if (role.compareAndSet(now, then)) {
                return now == Role.FREE;
            }
        }
    }

    /** Gives the role back, unless somebody has submitted something. */
    private boolean releaseRole() {
        if (role.compareAndSet(Role.TAKEN, Role.FREE)) {
            return true;
        }
        role.set(Role.TAKEN);
        return false;
    }

    /** Sends until nothing is left, as the holder of the role on a borrowed thread. */
    private void send() {
        int rounds = 0;
        do {
            fill();
            while (buffer.position() > 0) {
                if (++rounds > MAX_ROUNDS || !tryWrite()) {
                    relieve();
                    return;
                }
                fill();
            }
            if (!endOutputIfFinished(connection::tryShutdownOutput)) {
                relieve();
                return;
            }
        } while (!releaseRole());
    }

    private void fill() {
        try {
            enlargeIfFull();
            scheduler.onWritten();
            SendOp<S> op = queue.takeAll();
            while (op != null) {
                SendOp<S> following = op.next;
                op.apply(scheduler);
                op = following;
            }
            if (failed) {
                scheduler.discard();
            } else {
                scheduler.fill(buffer);
                full = buffer.remaining() < FULL;
            }
        } catch (RuntimeException | Error bug) {
            fail(bug);
        }
    }

    private void enlargeIfFull() {
        if (full && buffer.position() == 0 && buffer.capacity() < BUFFER_SIZE) {
            buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        }
    }

    /** Returns false when the writer thread has to go on. */
    private boolean tryWrite() {
        buffer.flip();
        try {
            boolean all = connection.tryWrite(buffer);
            buffer.compact();
            return all;
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            return false;
        }
    }

    private void fail(Throwable cause) {
        buffer.clear();
        failed = true;
        if (cause instanceof IOException e) {
            events.onWriteFailed(e);
        } else {
            events.onBug(cause);
        }
    }

    /** How the output is ended: at once or not at all, or waiting for it. */
    private interface Ending {
        /** Returns false when that takes waiting. */
        boolean end() throws IOException;
    }

    /** Returns false when that takes waiting. */
    private boolean endOutputIfFinished(Ending ending) {
        if (outputEnded || failed || !scheduler.isFinished()) {
            return true;
        }
        try {
            if (!ending.end()) {
                return false;
            }
        } catch (IOException e) {
            fail(e);
        }
        outputEnded = true;
        events.onFinished();
        return true;
    }

    /** Passes the role on to the writer thread. */
    private void relieve() {
        if (writer == null) {
            writer = new Thread(this::write, writerName);
            writer.setDaemon(true);
            writer.start();
        }
        handOver.release();
    }

    /** The writer thread's life. */
    private void write() {
        while (true) {
            handOver.acquireUninterruptibly();
            if (stopped) {
                return;
            }
            do {
                writeAll();
                if (failed) {
                    letReaderFinish();
                    return;
                }
                endOutputIfFinished(this::shutdownOutput);
            } while (!releaseRole());
        }
    }

    private boolean shutdownOutput() throws IOException {
        connection.shutdownOutput();
        return true;
    }

    private void writeAll() {
        do {
            writeWaiting();
            fill();
        } while (buffer.position() > 0);
    }

    private void writeWaiting() {
        if (failed) {
            return;
        }
        buffer.flip();
        events.onWriteBegins();
        try {
            connection.write(buffer);
            buffer.clear();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            events.onWriteEnds();
        }
    }

    /** Gives the reader the time to see what the peer said last; the connection is of no other use. */
    private void letReaderFinish() {
        boolean interrupted = false;
        try {
            if (!stopped && !handOver.tryAcquire(LINGER_MILLIS, TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            connection.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
