package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import dev.outboard.http2.Http2Stream;
import dev.outboard.http2.StreamListener;
import dev.outboard.http2.StreamReset;
import io.grpc.Context;
import io.grpc.Decompressor;
import io.grpc.InternalStatus;
import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call that a client makes, as it comes off the wire: frames become events for the application, beginning with the start
 * of its handler. Owns the call's context and decides its end.
 */
final class ServerRequest implements StreamListener, CallInbox.Owner, Context.CancellationListener {

    private final ServerConfig config;
    private final RequestHead head;
    private final ConnectionFacts connection;
    private final StreamHandle stream = new StreamHandle();
    private final ServerReply reply;
    private final Context.CancellableContext context;
    private final CallInbox inbox;
    private final MessageDeframer deframer;
    private final ServerMethods.@Nullable Method registered;
    private final CallEvent readyEvent = new Ready();

    private volatile boolean requestEnded;
    private volatile boolean cancelled;

    // Of the inbox's task alone.
    private @Nullable RunningHandler<?, ?> handler;

    ServerRequest(
            ServerConfig config,
            RequestHead head,
            ServerMethods.@Nullable Method registered,
            ConnectionFacts connection,
            Http2Stream opened,
            ServerReply reply) {
        this.config = config;
        this.head = head;
        this.registered = registered;
        this.connection = connection;
        this.reply = reply;
        stream.attach(opened);
        context = newContext(config, head);
        Executor methods = registered == null ? null : registered.executor();
        inbox = new CallInbox(methods == null ? config.executor() : methods, context, stream, this);
        deframer = new MessageDeframer(config.maxInboundMessageSize());
    }

    private static Context.CancellableContext newContext(ServerConfig config, RequestHead head) {
        return head.timeoutNanos() < 0
                ? config.rootContext().withCancellation()
                : config.rootContext().withDeadlineAfter(head.timeoutNanos(), TimeUnit.NANOSECONDS, config.timer());
    }

    /** Has the application begin. */
    void begin(boolean end, Decompressor decompressor) {
        deframer.decompressor(decompressor);
        inbox.add(new Lookup());
        inbox.add(new Begin());
        if (end) {
            endOfRequest();
        }
        if (head.timeoutNanos() >= 0) {
            context.addListener(this, DirectExecutor.INSTANCE);
        }
    }

    // ---- by the connection's reader

    @Override
    public void onHeaders(Headers headers, boolean end) {
        // Trailers of a request mean nothing in gRPC but its end.
        endOfRequest();
    }

    @Override
    public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
        int padding = flowControlledBytes - data.remaining();
        if (padding > 0) {
            stream.consumed(padding);
        }
        try {
            deframe(data);
        } catch (StatusException e) {
            stream.consumed(data.remaining());
            fail(e.getStatus());
            return;
        }
        if (end) {
            endOfRequest();
        }
    }

    private void deframe(ByteBuffer data) throws StatusException {
        while (data.hasRemaining()) {
            int before = data.remaining();
            InputStream message = deframer.next(data);
            int taken = before - data.remaining();
            if (message == null) {
                inbox.partialMessage(taken);
            } else {
                inbox.message(new MessageReceived(message), taken);
            }
        }
    }

    private void endOfRequest() {
        requestEnded = true;
        if (deframer.isInsideMessage()) {
            fail(Status.INTERNAL.withDescription("The request ended in the middle of a message"));
            return;
        }
        inbox.add(new HalfClosed());
    }

    @Override
    public void onReset(StreamReset reset) {
        cancelled(reset.message());
    }

    @Override
    public void onConnectionEnd(ConnectionEndedException end) {
        cancelled(String.valueOf(end.getMessage()));
    }

    private void cancelled(String why) {
        if (decideCancelled(why) && inbox.isBusy()) {
            // The handler may be waiting for just this.
            config.cancelExecutor().execute(() -> cancelContext(why));
        }
    }

    @Override
    public void onWritable() {
        inbox.signal(readyEvent);
    }

    @Override
    public void onBatchEnd() {
        inbox.handOver();
    }

    @Override
    public void onRejected(RuntimeException rejection) {
        cancelled = true;
        reply.end(
                Status.UNAVAILABLE.withDescription(
                        "The server's executor takes no more calls: " + head.fullMethodName()),
                new Metadata());
        stopRequest();
        // This may be the connection's reader, and logging systems may wait.
        config.cancelExecutor().execute(() -> {
            cancelContext("The server's executor takes no more calls");
            log("The executor rejected a call", rejection);
        });
    }

    // ---- by the context's deadline

    @Override
    public void cancelled(Context expired) {
        if (expired.cancellationCause() instanceof TimeoutException && decideCancelled("deadline exceeded")) {
            reply.reset(ErrorCode.CANCEL);
            inbox.handOver();
        }
    }

    // ---- by the application's threads

    void request(int count) {
        inbox.request(count);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The application has given its status; what the client still sends is of no use. */
    void close(Status status, Metadata trailers) {
        reply.end(status, trailers);
        if (inbox.end(new Completed(), CallInbox.Earlier.DROPPED)) {
            stopRequest();
            inbox.handOver();
        }
    }

    /** The call cannot go on: the client gets the status, the application a cancellation. Any thread. */
    void fail(Status status) {
        if (decideCancelled(String.valueOf(status.getDescription()))) {
            reply.end(status, new Metadata());
            stopRequest();
            inbox.handOver();
        }
    }

    private boolean decideCancelled(String why) {
        boolean decided = inbox.end(new Cancelled(why), CallInbox.Earlier.DROPPED);
        if (decided) {
            cancelled = true;
        }
        return decided;
    }

    private void stopRequest() {
        if (!requestEnded) {
            reply.stopRequest();
        }
    }

    private void cancelContext(String why) {
        boolean unused = context.cancel(InternalStatus.asRuntimeExceptionWithoutStacktrace(
                Status.CANCELLED.withDescription("RPC cancelled: " + why), null));
    }

    private void log(String what, Throwable failure) {
        System.getLogger(ServerRequest.class.getName())
                .log(Level.WARNING, what + ": " + head.fullMethodName(), failure);
    }

    // ---- by the inbox, on the call's executor

    /** Finds the method, and the executor of the call where the server chooses by call. */
    private final class Lookup implements CallEvent {
        @Override
        public void deliver() {
            String name = head.fullMethodName();
            try {
                ServerMethods.Method method =
                        registered == null ? config.methods().fromFallback(name, head.authority()) : registered;
                if (method == null) {
                    fail(ServerConnection.methodNotFound(name));
                    return;
                }
                handler = newHandler(method.definition());
                if (config.executorSupplier() != null) {
                    Executor chosen = handler.chooseExecutor(config.executorSupplier());
                    if (chosen != null) {
                        inbox.moveTo(chosen);
                    }
                }
            } catch (Throwable t) {
                startFailed(t);
            }
        }
    }

    private <ReqT, RespT> RunningHandler<ReqT, RespT> newHandler(ServerMethodDefinition<ReqT, RespT> definition) {
        GrpcServerCall<ReqT, RespT> call =
                new GrpcServerCall<>(this, reply, definition.getMethodDescriptor(), head, config, connection);
        return new RunningHandler<>(call, definition.getServerCallHandler(), head.metadata());
    }

    private final class Begin implements CallEvent {
        @Override
        public void deliver() {
            if (handler == null) {
                return;
            }
            try {
                handler.begin();
            } catch (Throwable t) {
                startFailed(t);
                return;
            }
            if (!handler.serverSendsOneMessage()) {
                inbox.signal(readyEvent);
            }
        }
    }

    private void startFailed(Throwable failure) {
        log("A call could not be started", failure);
        fail(Status.fromThrowable(failure));
    }

    /** Something for the handler's listener. What it throws ends the call, not the connection. */
    private abstract class HandlerEvent implements CallEvent {
        @Override
        public final void deliver() {
            try {
                if (handler != null && handler.hasBegun()) {
                    tell(handler);
                }
            } catch (Throwable t) {
                log("The application failed to process a call", t);
                fail(Status.UNKNOWN
                        .withDescription("Application error processing RPC")
                        .withCause(t));
            }
            after();
        }

        abstract void tell(RunningHandler<?, ?> to) throws Exception;

        void after() {}
    }

    private final class MessageReceived extends HandlerEvent {

        private final InputStream message;

        MessageReceived(InputStream message) {
            this.message = message;
        }

        @Override
        void tell(RunningHandler<?, ?> to) throws Exception {
            to.message(message);
        }
    }

    private final class HalfClosed extends HandlerEvent {
        @Override
        void tell(RunningHandler<?, ?> to) {
            to.halfClose();
        }
    }

    private final class Ready extends HandlerEvent {
        @Override
        void tell(RunningHandler<?, ?> to) {
            to.ready();
        }
    }

    private final class Completed extends HandlerEvent {
        @Override
        void tell(RunningHandler<?, ?> to) {
            to.complete();
        }

        @Override
        void after() {
            boolean unused = context.cancel(null);
        }
    }

    private final class Cancelled implements CallEvent {

        private final String why;

        Cancelled(String why) {
            this.why = why;
        }

        @Override
        public void deliver() {
            cancelContext(why);
            try {
                if (handler != null && handler.hasBegun()) {
                    handler.cancel();
                }
            } catch (Throwable t) {
                log("The application failed in onCancel", t);
            }
        }
    }
}
