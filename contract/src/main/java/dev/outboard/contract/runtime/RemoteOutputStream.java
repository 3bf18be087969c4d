package dev.outboard.contract.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A stream that the other side writes. For one writing thread, as usual with streams. */
final class RemoteOutputStream extends OutputStream {

    /** Chunks that wait for the transport. */
    private static final int WAITING = 4;

    /** After the last one; no other is empty. */
    private static final byte[] END = new byte[0];

    private final ContractCalls calls;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(WAITING);
    private final byte[] buffer = new byte[Chunks.SIZE];
    private int size;
    private @Nullable CompletableFuture<@Nullable Void> answer;
    private boolean closed;

    RemoteOutputStream(ContractCalls calls) {
        this.calls = calls;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (closed) {
            throw new IOException("The stream is closed");
        }
        int start = offset;
        int end = offset + length;
        while (start < end) {
            int count = Math.min(end - start, buffer.length - size);
            System.arraycopy(source, start, buffer, size, count);
            size += count;
            start += count;
            if (size == buffer.length) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (size > 0) {
            byte[] chunk = Arrays.copyOf(buffer, size);
            size = 0;
            put(chunk);
        }
    }

    private void put(byte[] chunk) throws IOException {
        CompletableFuture<@Nullable Void> call = call();
        try {
            chunks.put(chunk);
        } catch (InterruptedException e) {
            throw interrupted(call);
        }
        if (call.isDone()) {
            await(call);
            if (!closed) {
                throw new IOException("The other side has ended the stream");
            }
        }
    }

    private CompletableFuture<@Nullable Void> call() {
        CompletableFuture<@Nullable Void> call = answer;
        if (call == null) {
            call = calls.future(
                    OutputStreamBinding.WRITE,
                    Outgoing.iterated(new Queued(), "OutputStream", Chunks::write),
                    Decoder.NOTHING);
            answer = call;
            // Whoever waits for room goes on, and sees that the call is over.
            var unused = call.whenComplete((nothing, failure) -> chunks.clear());
        }
        return call;
    }

    private static void await(CompletableFuture<?> call) throws IOException {
        try {
            Object unused = call.get();
        } catch (InterruptedException e) {
            throw interrupted(call);
        } catch (ExecutionException e) {
            throw Chunks.failure(
                    "The stream on the other side cannot be written", e.getCause() == null ? e : e.getCause());
        }
    }

    private static InterruptedIOException interrupted(CompletableFuture<?> call) {
        boolean unused = call.cancel(true);
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while the other side had no room; the stream has ended");
    }

    /** Waits until the other side has written everything. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            flush();
            closed = true;
            put(END);
            await(call());
        } finally {
            closed = true;
            calls.release();
        }
    }

    /** The chunks, for the thread that sends them. */
    private final class Queued implements Iterator<byte[]> {

        private byte @Nullable [] next;

        @Override
        public boolean hasNext() {
            byte[] chunk = next;
            if (chunk == null) {
                chunk = take();
                next = chunk;
            }
            return chunk.length > 0;
        }

        private byte[] take() {
            try {
                return chunks.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The call is over", e);
            }
        }

        @Override
        public byte[] next() {
            byte[] chunk = hasNext() ? next : null;
            if (chunk == null) {
                throw new NoSuchElementException("The stream is at its end");
            }
            next = null;
            return chunk;
        }
    }
}
