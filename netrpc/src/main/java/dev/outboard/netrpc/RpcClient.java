package dev.outboard.netrpc;

import dev.outboard.gob.Gob;
import dev.outboard.gob.GobDecoder;
import dev.outboard.gob.GobTypeException;
import dev.outboard.gob.GobValueException;
import dev.outboard.gob.TypeRef;
import dev.outboard.netrpc.PendingCalls.End;
import dev.outboard.netrpc.PendingCalls.Pending;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of Go's {@code net/rpc}. Any number of threads may call at once; replies may come in any order. When the stream ends, all calls
 * that wait fail at once. A request is written by the thread that calls; replies are read by a thread of the client's own, which also runs the constructors and
 * conversions of replies' types: they must not block.
 */
public final class RpcClient implements Closeable {

    private final RpcStream stream;
    private final Gob gob;
    private final GobDecoder decoder;
    private final MessageSender sender;
    private final PendingCalls pending = new PendingCalls();
    /** Runs what users attach to futures; the reader must not. */
    private final ThreadPoolExecutor callbacks = DaemonThreads.pool("outboard-netrpc-callback");

    private final CompletableFuture<RpcEndedException> ended = new CompletableFuture<>();

    /** Asked by calls that fail because of the end. */
    private final Supplier<? extends Optional<? extends Throwable>> whyEnded;

    private RpcClient(RpcStream stream, Gob gob, Supplier<? extends Optional<? extends Throwable>> whyEnded) {
        this.whyEnded = whyEnded;
        this.stream = stream;
        this.gob = gob;
        this.decoder = gob.newDecoder(stream.input());
        this.sender = new MessageSender(gob, stream.output());
    }

    /**
     * Begins to talk to a server.
     *
     * @param stream belongs to the client
     * @param gob the names and conversions for arguments and replies
     * @return the client; it must be closed
     */
    public static RpcClient start(RpcStream stream, Gob gob) {
        return start(stream, gob, Optional::empty);
    }

    /**
     * Begins to talk to a server of which somebody else knows what becomes of it: a process that can crash, for example.
     *
     * @param stream belongs to the client
     * @param gob the names and conversions for arguments and replies
     * @param whyEnded asked by each call that fails because the connection has ended, on the caller's thread or, for asynchronous calls, one of the client's
     *     pool; may wait. What it gives becomes the cause of the {@link RpcEndedException}, and its message a part of the message
     * @return the client; it must be closed
     */
    public static RpcClient start(
            RpcStream stream, Gob gob, Supplier<? extends Optional<? extends Throwable>> whyEnded) {
        RpcClient client =
                new RpcClient(stream, Objects.requireNonNull(gob, "gob"), Objects.requireNonNull(whyEnded, "whyEnded"));
        DaemonThreads.start("outboard-netrpc-client-reader", client::readReplies);
        return client;
    }

    /**
     * Calls a method and waits for its reply.
     *
     * @param <R> the reply's class
     * @param method service, dot, method: {@code Plugin.Greet}
     * @param argument not null; sent as what its class is, see {@link dev.outboard.gob.GobEncoder#encode(Object)}
     * @param replyType as what to read the reply; {@code Void.class} passes over it
     * @return as in {@link #call(String, Object, TypeRef, TypeRef)}
     * @throws RpcException as in {@link #call(String, Object, TypeRef, TypeRef)}
     * @throws InterruptedException as in {@link #call(String, Object, TypeRef, TypeRef)}
     */
    public <R> @Nullable R call(String method, Object argument, Class<R> replyType)
            throws RpcException, InterruptedException {
        return await(method, argument, null, TypeRef.of(replyType));
    }

    /**
     * Calls a method and waits for its reply, without a limit of time: the other side's end, {@link #close} and an interrupt end the wait.
     *
     * @param <A> the argument's type
     * @param <R> the reply's type
     * @param method service, dot, method: {@code Plugin.Greet}
     * @param argument null only as an {@link Object} or another interface: Go's {@code new(interface{})}
     * @param argumentType as what the argument is sent; Go compares it with what its method takes
     * @param replyType as what to read the reply; Go methods with a reply of {@code *interface{}} need {@link Object}
     * @return the reply; null for a nil interface value and for {@link Void}
     * @throws RpcRemoteException when the other side answers with an error
     * @throws RpcValueException when the argument cannot be sent, or the reply is of another type
     * @throws RpcEndedException when the connection has ended or ends
     * @throws InterruptedException when the thread is interrupted; the call is cancelled, as in {@link #callAsync}
     * @throws GobTypeException when a type has no counterpart in Go
     */
    @SuppressWarnings("unchecked") // A type reference stands for the type's values.
    public <A, R> @Nullable R call(
            String method, @Nullable A argument, TypeRef<? super A> argumentType, TypeRef<R> replyType)
            throws RpcException, InterruptedException {
        return await(method, argument, (TypeRef<Object>) argumentType, replyType);
    }

    private <R> @Nullable R await(
            String method, @Nullable Object argument, @Nullable TypeRef<Object> type, TypeRef<R> replyType)
            throws RpcException, InterruptedException {
        Pending<R> call = added(method, replyType);
        send(call, argument, type);
        try {
            return call.result().get();
        } catch (InterruptedException e) {
            pending.remove(call.number());
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private <R> Pending<R> added(String method, TypeRef<R> replyType) throws RpcEndedException {
        try {
            return pending.add(method, replyType);
        } catch (RpcEndedException e) {
            throw explained(e);
        }
    }

    /** Made anew by the thread that calls, whose trace tells who that is. */
    private RpcEndedException explained(RpcEndedException e) {
        Optional<? extends Throwable> why = whyEnded.get();
        return why.isPresent()
                ? new RpcEndedException(e.getMessage() + ": " + why.get().getMessage(), why.get())
                : new RpcEndedException(String.valueOf(e.getMessage()), e.getCause());
    }

    private RpcException failure(@Nullable Throwable cause) {
        // Made by another thread: the trace of this one tells who called.
        if (cause instanceof RpcRemoteException e) {
            return new RpcRemoteException(String.valueOf(e.getMessage()));
        } else if (cause instanceof RpcValueException e) {
            return new RpcValueException(String.valueOf(e.getMessage()), Objects.requireNonNull(e.getCause()));
        } else if (cause instanceof RpcEndedException e) {
            return explained(e);
        } else if (cause instanceof GobTypeException e) {
            throw e;
        }
        throw new IllegalStateException("A call cannot fail like this", cause);
    }

    /**
     * Calls a method and does not wait. What is attached to the future runs on a thread of the client's pool, unless it names an executor.
     * Cancelling the future forgets the call: its reply is passed over. The other side does not learn of it, for net/rpc has no message for that.
     *
     * @param <A> the argument's type
     * @param <R> the reply's type
     * @param method as in {@link #call(String, Object, TypeRef, TypeRef)}
     * @param argument as there
     * @param argumentType as there
     * @param replyType as there
     * @return fails with what {@link #call(String, Object, TypeRef, TypeRef)} throws
     */
    @SuppressWarnings("unchecked") // A type reference stands for the type's values.
    public <A, R> CompletableFuture<@Nullable R> callAsync(
            String method, @Nullable A argument, TypeRef<? super A> argumentType, TypeRef<R> replyType) {
        CompletableFuture<@Nullable R> future = new CompletableFuture<>();
        try {
            Pending<R> call = added(method, replyType);
            // When it is cancelled, nobody waits for the reply; otherwise it is out already.
            var unused = future.whenComplete((reply, failure) -> pending.remove(call.number()));
            var unusedToo = call.result()
                    .whenComplete((reply, failure) -> callbacks.execute(() -> complete(future, reply, failure)));
            send(call, argument, (TypeRef<Object>) argumentType);
        } catch (RpcException | GobTypeException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    private <R> void complete(CompletableFuture<@Nullable R> future, @Nullable R reply, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(reply);
        } else if (failure instanceof RpcEndedException e) {
            future.completeExceptionally(explained(e));
        } else {
            future.completeExceptionally(failure);
        }
    }

    private void send(Pending<?> call, @Nullable Object argument, @Nullable TypeRef<Object> type) throws RpcException {
        boolean sent = false;
        try {
            sender.send(new Request(call.method(), call.number()), argument, type);
            sent = true;
        } catch (MessageSender.StreamException e) {
            // Fails this call as well.
            end(new End("The net/rpc connection is broken: " + e.getCause(), e.getCause()));
            sent = true;
        } catch (IOException e) {
            throw new RpcValueException("The argument of " + call.method() + " cannot be sent: " + e.getMessage(), e);
        } finally {
            if (!sent) {
                pending.remove(call.number());
            }
        }
    }

    /** The reader's life. */
    private void readReplies() {
        try {
            while (true) {
                Response response = Objects.requireNonNull(decoder.decode(Response.class));
                readReply(response, pending.remove(response.seq()));
            }
        } catch (EOFException e) {
            end(new End("The other side has ended the net/rpc connection", null));
        } catch (IOException e) {
            end(new End("The net/rpc connection is broken: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            end(new End("The reply of a net/rpc call cannot be read: " + e, e));
            throw e;
        }
    }

    /** Nobody waits for a call that was cancelled. */
    private void readReply(Response response, @Nullable Pending<?> call) throws IOException {
        if (call == null) {
            decoder.decode(Void.class);
        } else if (!response.error().isEmpty()) {
            decoder.decode(Void.class);
            call.result().completeExceptionally(new RpcRemoteException(response.error()));
        } else {
            readResult(call);
        }
    }

    private <R> void readResult(Pending<R> call) throws IOException {
        boolean answered = false;
        try {
            R reply = decoder.decode(call.replyType());
            answered = true;
            call.result().complete(reply);
        } catch (GobValueException e) {
            answered = true;
            call.result()
                    .completeExceptionally(new RpcValueException(
                            "The reply of " + call.method() + " is not usable: " + e.getMessage(), e));
        } catch (GobTypeException e) {
            answered = true;
            call.result().completeExceptionally(e);
            decoder.decode(Void.class);
        } finally {
            if (!answered) {
                // It was taken out, so the end does not reach it.
                call.result()
                        .completeExceptionally(new RpcEndedException(
                                "The net/rpc connection broke within the reply of " + call.method(), null));
            }
        }
    }

    private void end(End reason) {
        if (!pending.end(reason)) {
            return;
        }
        RpcEndedException exception = reason.exception();
        try {
            stream.close();
        } catch (IOException e) {
            exception.addSuppressed(e);
        }
        callbacks.execute(() -> ended.complete(exception));
        DaemonThreads.retire(callbacks);
    }

    /** Ends the connection. Calls that wait fail with {@link RpcEndedException}. May be called several times. */
    @Override
    public void close() {
        end(new End("The net/rpc client was closed", null));
    }

    /** {@return the names and conversions that the client was given} */
    public Gob gob() {
        return gob;
    }

    /** {@return completes with the reason when the connection has ended, on a thread of the client's pool} */
    public CompletionStage<RpcEndedException> whenEnded() {
        return ended.minimalCompletionStage();
    }
}
