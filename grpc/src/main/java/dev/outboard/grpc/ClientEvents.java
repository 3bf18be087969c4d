package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a call tells its listener, and what becomes of a listener that fails. Events are told by the call's inbox. */
final class ClientEvents<RespT> {

    private final MethodDescriptor<?, RespT> method;
    private final ClientCall.Listener<RespT> listener;
    private final Function<ConnectionEndedException, CompletionStage<Status>> connectionStatus;
    private final ClientResponse.Ending ending;
    private final CallCancellation.Target call;
    private final Consumer<CallEvent> afterEnd;
    private final CallEvent ready = new Ready();

    /** Once set, nothing but the end is told. */
    private @Nullable Status listenerFailure;

    /** @param afterEnd has an event told, which comes after the one that had to be the last */
    ClientEvents(
            MethodDescriptor<?, RespT> method,
            ClientCall.Listener<RespT> listener,
            Function<ConnectionEndedException, CompletionStage<Status>> connectionStatus,
            ClientResponse.Ending ending,
            CallCancellation.Target call,
            Consumer<CallEvent> afterEnd) {
        this.method = method;
        this.listener = listener;
        this.connectionStatus = connectionStatus;
        this.ending = ending;
        this.call = call;
        this.afterEnd = afterEnd;
    }

    CallEvent headers(Metadata headers) {
        return new HeadersReceived(headers);
    }

    CallEvent message(InputStream message) {
        return new MessageReceived(message);
    }

    CallEvent ready() {
        return ready;
    }

    CallEvent closed(Status status, Metadata trailers) {
        return new Closed(status, trailers);
    }

    CallEvent connectionEnded(ConnectionEndedException end) {
        return new ConnectionEnded(end);
    }

    private final class HeadersReceived implements CallEvent {

        private final Metadata headers;

        HeadersReceived(Metadata headers) {
            this.headers = headers;
        }

        @Override
        public void deliver() {
            if (listenerFailure != null) {
                return;
            }
            try {
                listener.onHeaders(headers);
            } catch (Throwable t) {
                listenerFailed("Failed to read headers", t);
            }
        }
    }

    private final class MessageReceived implements CallEvent {

        private final InputStream message;

        MessageReceived(InputStream message) {
            this.message = message;
        }

        @Override
        public void deliver() {
            if (listenerFailure != null) {
                return;
            }
            try (message) {
                listener.onMessage(method.parseResponse(message));
            } catch (Throwable t) {
                listenerFailed("Failed to read message.", t);
            }
        }
    }

    private final class Ready implements CallEvent {
        @Override
        public void deliver() {
            if (listenerFailure != null) {
                return;
            }
            try {
                listener.onReady();
            } catch (Throwable t) {
                listenerFailed("Failed to call onReady.", t);
            }
        }
    }

    /** The listener, or the marshaller, has thrown: nothing but the end is told from now on. */
    private void listenerFailed(String what, Throwable failure) {
        Status status = failure instanceof StatusRuntimeException own
                ? own.getStatus()
                : Status.CANCELLED.withDescription(what).withCause(failure);
        listenerFailure = status;
        call.cancel(status);
    }

    private final class Closed implements CallEvent {

        private final Status status;
        private final Metadata trailers;

        Closed(Status status, Metadata trailers) {
            this.status = status;
            this.trailers = trailers;
        }

        @Override
        public void deliver() {
            close(status, trailers);
        }
    }

    private final class ConnectionEnded implements CallEvent {

        private final ConnectionEndedException end;

        ConnectionEnded(ConnectionEndedException end) {
            this.end = end;
        }

        @Override
        public void deliver() {
            CompletableFuture<Status> explanation = explanationOf(end);
            if (explanation.isDone()) {
                close(ending.refine(explanation.join()), new Metadata());
            } else {
                CompletableFuture<Void> unused = explanation.thenAccept(
                        status -> afterEnd.accept(closed(ending.refine(status), new Metadata())));
            }
        }
    }

    /** Never fails. */
    private CompletableFuture<Status> explanationOf(ConnectionEndedException end) {
        CompletionStage<Status> explanation;
        try {
            explanation = connectionStatus.apply(end);
        } catch (RuntimeException e) {
            explanation = CompletableFuture.failedStage(e);
        }
        return explanation
                .handle((status, failure) -> {
                    if (status != null) {
                        return status;
                    }
                    log("The hook that explains the connection's end failed or gave nothing", failure);
                    return unavailable(end);
                })
                .toCompletableFuture();
    }

    /** What a call says by default that ends with its connection. */
    static Status unavailable(ConnectionEndedException end) {
        return Status.UNAVAILABLE.withDescription(end.getMessage()).withCause(end);
    }

    private void close(Status status, Metadata trailers) {
        ending.onTold();
        try {
            if (listenerFailure == null) {
                listener.onClose(status, trailers);
            } else {
                listener.onClose(listenerFailure, new Metadata());
            }
        } catch (Throwable t) {
            log("The listener of a call failed in onClose", t);
        }
    }

    void log(String what, @Nullable Throwable failure) {
        System.getLogger(ClientResponse.class.getName())
                .log(Level.WARNING, what + ": " + method.getFullMethodName(), failure);
    }
}
