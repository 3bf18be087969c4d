package dev.outboard.netrpc;

import dev.outboard.gob.GobDecoder;
import dev.outboard.gob.GobTypeException;
import dev.outboard.gob.GobValueException;
import dev.outboard.gob.TypeRef;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection that a server serves. */
public final class RpcServing implements Closeable {

    private static final TypeRef<Void> NOTHING = TypeRef.of(Void.class);

    private final RpcServer server;
    private final RpcStream stream;
    private final GobDecoder decoder;
    private final MessageSender sender;
    private final Semaphore room;
    /** Null when the user has given an executor. */
    private final @Nullable ThreadPoolExecutor ownThreads;

    private final Executor executor;
    /** The reader, and each call that runs. */
    private final AtomicInteger atWork = new AtomicInteger(1);

    private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    /** The first reason to end counts. */
    private final AtomicBoolean ending = new AtomicBoolean();

    RpcServing(RpcServer server, RpcStream stream) {
        this.server = server;
        this.stream = stream;
        this.decoder = server.gob().newDecoder(stream.input());
        this.sender = new MessageSender(server.gob(), stream.output());
        this.room = new Semaphore(server.maxCalls());
        Executor given = server.executor();
        this.ownThreads = given == null ? DaemonThreads.pool("outboard-netrpc-call") : null;
        this.executor = given == null ? Objects.requireNonNull(ownThreads) : given;
    }

    /** The reader's life. */
    void readRequests() {
        try {
            while (true) {
                Request request = Objects.requireNonNull(decoder.decode(Request.class));
                run(readRequest(request));
            }
        } catch (EOFException e) {
            // The client has no more calls; those that run are answered.
            leave();
        } catch (IOException | RuntimeException e) {
            end(e);
        } catch (Error e) {
            end(e);
            throw e;
        }
    }

    /** Reads the argument; the rest is for the executor. Errors have the words of Go's server, by which clients may know them. */
    private Runnable readRequest(Request request) throws IOException {
        String name = request.serviceMethod();
        int dot = name.lastIndexOf('.');
        RpcMethod<?, ?> method = server.method(name);
        if (method != null) {
            return readArgument(request, method);
        }
        decoder.decode(Void.class);
        if (dot < 0) {
            return () -> refuse(request, "rpc: service/method request ill-formed: " + name);
        }
        return () -> refuse(
                request,
                server.hasService(name.substring(0, dot))
                        ? "rpc: can't find method " + name
                        : "rpc: can't find service " + name);
    }

    private <A, R> Runnable readArgument(Request request, RpcMethod<A, R> method) throws IOException {
        try {
            A argument = decoder.decode(method.argumentType());
            return () -> call(request, method, argument);
        } catch (GobValueException e) {
            return () -> refuse(
                    request, "rpc: the argument of " + request.serviceMethod() + " is not usable: " + e.getMessage());
        } catch (GobTypeException e) {
            decoder.decode(Void.class);
            return () -> {
                server.failed(request.serviceMethod(), e);
                refuse(request, "rpc: " + e.getMessage());
            };
        }
    }

    private void run(Runnable call) {
        room.acquireUninterruptibly();
        atWork.incrementAndGet();
        boolean handedOver = false;
        try {
            executor.execute(() -> {
                try {
                    call.run();
                } finally {
                    room.release();
                    leave();
                }
            });
            handedOver = true;
        } finally {
            if (!handedOver) {
                leave();
            }
        }
    }

    private <A, R> void call(Request request, RpcMethod<A, R> method, @Nullable A argument) {
        R reply;
        try {
            reply = method.body().call(argument);
        } catch (Exception e) {
            server.failed(request.serviceMethod(), e);
            refuse(request, errorOf(e));
            return;
        } catch (Error e) {
            server.failed(request.serviceMethod(), e);
            refuse(request, errorOf(e));
            throw e;
        }
        answer(request, method.replyType(), reply);
    }

    /** An empty error would mean success. */
    private static String errorOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? failure.getClass().getName() : message;
    }

    private <R> void answer(Request request, TypeRef<R> type, @Nullable R reply) {
        try {
            sender.send(new Response(request.serviceMethod(), request.seq(), ""), reply, object(type));
        } catch (MessageSender.StreamException e) {
            end(e);
        } catch (IOException | GobTypeException e) {
            server.failed(request.serviceMethod(), e);
            refuse(request, "rpc: the reply of " + request.serviceMethod() + " cannot be sent: " + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // A type reference stands for the type's values.
    private static TypeRef<Object> object(TypeRef<?> type) {
        return (TypeRef<Object>) type;
    }

    private void refuse(Request request, String error) {
        try {
            sender.send(new Response(request.serviceMethod(), request.seq(), error), null, object(NOTHING));
        } catch (IOException e) {
            end(e);
        }
    }

    /** The reader or a call is done; the last one ends the connection. */
    private void leave() {
        if (atWork.decrementAndGet() == 0) {
            end(null);
        }
    }

    private void end(@Nullable Throwable reason) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        @Nullable Throwable outcome = reason;
        try {
            stream.close();
        } catch (IOException e) {
            outcome = reason == null ? e : reason;
        }
        if (ownThreads != null) {
            DaemonThreads.retire(ownThreads);
        }
        // The reader may wait for room; it finds the stream closed.
        room.release();
        ended.complete(outcome);
    }

    /** Ends the connection at once. Methods that run are not interrupted; their replies reach nobody. May be called several times. */
    @Override
    public void close() {
        end(null);
    }

    /**
     * Tells when the connection has ended.
     *
     * @return completes with what broke it, or with null after an orderly end; on the thread that ended it, which must not be kept
     */
    public CompletionStage<@Nullable Throwable> whenEnded() {
        return ended.minimalCompletionStage();
    }
}
