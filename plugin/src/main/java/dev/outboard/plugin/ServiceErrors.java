package dev.outboard.plugin;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.function.Consumer;

/**
 * Tells the host what a service has thrown, and the log where from. A status that is thrown is the call's status, as an
 * error that a method in Go returns; anything else is UNKNOWN, described by the exception: host and plugin belong together.
 *
 * @param complaints takes log entries
 */
record ServiceErrors(Consumer<String> complaints) implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServerCall.Listener<Q> listener;
        try {
            listener = next.startCall(call, headers);
        } catch (Throwable t) {
            end(call, t);
            return new ServerCall.Listener<>() {};
        }
        return new Guarded<>(listener, call);
    }

    private final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {

        private final ServerCall<Q, ?> call;

        Guarded(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        @Override
        public void onCancel() {
            try {
                super.onCancel();
            } catch (Throwable t) {
                log(call, t);
            }
        }

        @Override
        public void onComplete() {
            try {
                super.onComplete();
            } catch (Throwable t) {
                log(call, t);
            }
        }

        private void guard(Runnable step) {
            try {
                step.run();
            } catch (Throwable t) {
                end(call, t);
            }
        }
    }

    private void end(ServerCall<?, ?> call, Throwable failure) {
        Status status = status(failure);
        Metadata trailers = Status.trailersFromThrowable(failure);
        if (!isStatus(failure)) {
            log(call, failure);
        }
        try {
            call.close(status, trailers == null ? new Metadata() : trailers);
        } catch (IllegalStateException e) {
            // The service had ended the call itself before it failed.
            return;
        }
    }

    private static Status status(Throwable failure) {
        return isStatus(failure)
                ? Status.fromThrowable(failure)
                : Status.UNKNOWN.withDescription(failure.toString()).withCause(failure);
    }

    private static boolean isStatus(Throwable failure) {
        return failure instanceof StatusRuntimeException || failure instanceof StatusException;
    }

    private void log(ServerCall<?, ?> call, Throwable failure) {
        complaints.accept(FailureRecord.line(
                "The plugin failed in a call of " + call.getMethodDescriptor().getFullMethodName(), failure));
    }
}
