package dev.outboard.netrpc;

import dev.outboard.gob.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls of a client that have no reply yet. Once ended, there are none. */
final class PendingCalls {

    private final ReentrantLock lock = new ReentrantLock();
    // All guarded by lock.
    private final Map<Long, Pending<?>> calls = new HashMap<>();
    private long nextNumber;
    private @Nullable End end;

    /**
     * Why there are no calls any more.
     *
     * @param message for people
     * @param cause null when there is no failure
     */
    record End(String message, @Nullable Throwable cause) {
        RpcEndedException exception() {
            return new RpcEndedException(message, cause);
        }
    }

    /**
     * A call without a reply.
     *
     * @param number its sequence number
     * @param method what is called
     * @param replyType as what the reply is read
     * @param result completed by whoever takes the call out
     */
    record Pending<R>(long number, String method, TypeRef<R> replyType, CompletableFuture<@Nullable R> result) {}

    <R> Pending<R> add(String method, TypeRef<R> replyType) throws RpcEndedException {
        lock.lock();
        try {
            if (end != null) {
                throw end.exception();
            }
            Pending<R> call = new Pending<>(nextNumber++, method, replyType, new CompletableFuture<>());
            calls.put(call.number(), call);
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a call out; null if somebody else did before. */
    @Nullable
    Pending<?> remove(long number) {
        lock.lock();
        try {
            return calls.remove(number);
        } finally {
            lock.unlock();
        }
    }

    /** Lets all calls fail, also those to come; the first reason counts. */
    boolean end(End reason) {
        List<Pending<?>> failed;
        lock.lock();
        try {
            if (end != null) {
                return false;
            }
            end = reason;
            failed = new ArrayList<>(calls.values());
            calls.clear();
        } finally {
            lock.unlock();
        }
        // Each its own: exceptions collect traces and suppressed ones.
        failed.forEach(call -> call.result().completeExceptionally(reason.exception()));
        return true;
    }
}
