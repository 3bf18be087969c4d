package dev.outboard.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A method's handler at work on one call: the types of the method, which the wire does not know, meet here. */
final class RunningHandler<ReqT, RespT> {

    private final GrpcServerCall<ReqT, RespT> call;
    private final ServerCallHandler<ReqT, RespT> handler;
    private final Metadata headers;
    private ServerCall.@Nullable Listener<ReqT> listener;

    RunningHandler(GrpcServerCall<ReqT, RespT> call, ServerCallHandler<ReqT, RespT> handler, Metadata headers) {
        this.call = call;
        this.handler = handler;
        this.headers = headers;
    }

    @Nullable
    Executor chooseExecutor(ServerCallExecutorSupplier supplier) {
        return supplier.getExecutor(call, headers);
    }

    boolean serverSendsOneMessage() {
        return call.getMethodDescriptor().getType().serverSendsOneMessage();
    }

    void begin() {
        ServerCall.Listener<ReqT> started = handler.startCall(call, headers);
        if (started == null) {
            throw new NullPointerException("startCall() returned a null listener for method "
                    + call.getMethodDescriptor().getFullMethodName());
        }
        listener = started;
    }

    boolean hasBegun() {
        return listener != null;
    }

    void message(InputStream message) throws IOException {
        ReqT parsed;
        try (message) {
            parsed = call.getMethodDescriptor().parseRequest(message);
        } catch (StatusRuntimeException e) {
            call.fail(e.getStatus());
            return;
        }
        listener().onMessage(parsed);
    }

    void halfClose() {
        listener().onHalfClose();
    }

    void ready() {
        listener().onReady();
    }

    void cancel() {
        listener().onCancel();
    }

    void complete() {
        listener().onComplete();
    }

    private ServerCall.Listener<ReqT> listener() {
        return Objects.requireNonNull(listener, "listener");
    }
}
