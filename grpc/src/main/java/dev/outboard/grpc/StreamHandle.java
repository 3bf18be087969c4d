package dev.outboard.grpc;

import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a call, which the answer's first bytes can reach before the caller knows it: opening a stream returns it,
 * but tells its listener from another thread. What is asked of the stream before is done when it is known.
 */
final class StreamHandle {

    private final Object lock = new Object();
    private volatile @Nullable Http2Stream stream;
    // Guarded by lock, of use only before the stream is known.
    private int owedCredit;
    private @Nullable ErrorCode owedReset;

    /** The stream is known from now on. */
    void attach(Http2Stream opened) {
        int credit;
        ErrorCode reset;
        synchronized (lock) {
            stream = opened;
            credit = owedCredit;
            reset = owedReset;
        }
        if (credit > 0) {
            opened.consumed(credit);
        }
        if (reset != null) {
            opened.reset(reset);
        }
    }

    @Nullable
    Http2Stream stream() {
        return stream;
    }

    /** Gives window back. */
    void consumed(int bytes) {
        Http2Stream known = stream;
        if (known == null) {
            synchronized (lock) {
                known = stream;
                if (known == null) {
                    owedCredit += bytes;
                    return;
                }
            }
        }
        known.consumed(bytes);
    }

    /** Ends the stream at once. */
    void reset(ErrorCode code) {
        Http2Stream known = stream;
        if (known == null) {
            synchronized (lock) {
                known = stream;
                if (known == null) {
                    owedReset = code;
                    return;
                }
            }
        }
        known.reset(code);
    }
}
