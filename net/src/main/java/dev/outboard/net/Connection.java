package dev.outboard.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A duplex stream of bytes between two ends.
 *
 * <p>One thread may read while another writes; neither side takes more than one thread at a time. {@link #close} may be
 * called by any thread at any time and wakes both. Interrupting a thread inside a method neither ends the wait nor harms
 * the connection: the thread keeps its interrupt status. (A caller who is interrupted in the middle of a shared
 * connection's write must not take the other callers down.)
 */
public interface Connection extends Closeable {

    /**
     * Reads what is there, at least one byte, waiting for it until the deadline.
     *
     * @param target takes the bytes at its position; with nothing remaining the answer is 0 at once
     * @param deadline when to give up; bytes that arrive later are still there for the next read
     * @return how many bytes were read, or -1 when the other side has ended its output in an orderly way
     * @throws TimeoutException when nothing came before the deadline; the connection stays usable
     * @throws ConnectionClosedException when this side closed the connection, before or during the call
     * @throws IOException when the connection broke
     */
    int read(ByteBuffer target, Deadline deadline) throws IOException;

    /**
     * Reads what is there, at least one byte, however long it takes.
     *
     * @param target as in {@link #read(ByteBuffer, Deadline)}
     * @return as in {@link #read(ByteBuffer, Deadline)}
     * @throws IOException as in {@link #read(ByteBuffer, Deadline)}
     */
    default int read(ByteBuffer target) throws IOException {
        return read(target, Deadline.never());
    }

    /**
     * Passes on all of {@code source} and whatever an earlier {@link #tryWrite} has kept back, waiting until the other
     * side or the operating system has taken it, or the deadline has come.
     *
     * @param source the bytes between position and limit; may be empty, to pass on only what was kept back
     * @param deadline when to give up
     * @throws TimeoutException when not everything was taken before the deadline; what is left in {@code source} and
     *     inside can still be written by a later call
     * @throws ConnectionClosedException when this side closed the connection or ended its output
     * @throws IOException when the connection broke
     */
    void write(ByteBuffer source, Deadline deadline) throws IOException;

    /**
     * Passes on all of {@code source}, however long it takes.
     *
     * @param source as in {@link #write(ByteBuffer, Deadline)}
     * @throws IOException as in {@link #write(ByteBuffer, Deadline)}
     */
    default void write(ByteBuffer source) throws IOException {
        write(source, Deadline.never());
    }

    /**
     * Passes on as much as can be passed on without waiting.
     *
     * @param source the bytes between position and limit; its position moves past what was taken
     * @return true when everything is on its way; false when something is left, in {@code source} or inside this
     *     connection (TLS may hold a record it has already encrypted), which the next write or tryWrite passes on first
     * @throws ConnectionClosedException when this side closed the connection or ended its output
     * @throws IOException when the connection broke
     */
    boolean tryWrite(ByteBuffer source) throws IOException;

    /**
     * Ends this side's output: the other side reads -1 after the last byte. Reading goes on. A second call does nothing. Only TLS
     * may have to wait for that, since it has something to write.
     *
     * @throws IOException when the connection broke before
     */
    void shutdownOutput() throws IOException;

    /**
     * Ends this side's output, as {@link #shutdownOutput} does, if that needs no waiting.
     *
     * @return true when it is ended; false when {@link #shutdownOutput} has to do the rest
     * @throws IOException when the connection broke before
     */
    default boolean tryShutdownOutput() throws IOException {
        shutdownOutput();
        return true;
    }

    /** Closes both directions and wakes every thread inside this connection. Never waits for the other side; idempotent. */
    @Override
    void close();

    /**
     * Where this end is.
     *
     * @return this end's address
     */
    Endpoint localEndpoint();

    /**
     * Where the other end is.
     *
     * @return the other end's address
     */
    Endpoint remoteEndpoint();
}
