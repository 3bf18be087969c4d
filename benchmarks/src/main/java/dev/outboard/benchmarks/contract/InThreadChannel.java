package dev.outboard.benchmarks.contract;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel without a transport: unary calls become bytes and values again in the caller's thread, under a context as a server has it. */
final class InThreadChannel extends Channel {

    private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();

    InThreadChannel(ServerServiceDefinition... services) {
        for (ServerServiceDefinition service : services) {
            for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
                methods.put(method.getMethodDescriptor().getFullMethodName(), method);
            }
        }
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        return new Call<>(method, Objects.requireNonNull(methods.get(method.getFullMethodName())));
    }

    @Override
    public String authority() {
        return "localhost";
    }

    /** As a transport has it: an array that was read off a connection. */
    private static InputStream transfer(InputStream message) {
        try {
            byte[] bytes;
            if (message instanceof Drainable drainable) {
                ByteArrayOutputStream target = new ByteArrayOutputStream(message.available());
                int unused = drainable.drainTo(target);
                bytes = target.toByteArray();
            } else {
                bytes = message.readAllBytes();
            }
            return new Received(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its length is known, as in all transports: protobuf reads it without a buffer of its own then. */
    private static final class Received extends ByteArrayInputStream implements KnownLength {

        Received(byte[] bytes) {
            super(bytes);
        }
    }

    private static final class Call<Q, A> extends ClientCall<Q, A> {

        private final MethodDescriptor<Q, A> method;
        private final ServerMethodDefinition<?, ?> target;
        private @Nullable Listener<A> caller;
        private @Nullable InputStream request;

        Call(MethodDescriptor<Q, A> method, ServerMethodDefinition<?, ?> target) {
            this.method = method;
            this.target = target;
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            caller = listener;
        }

        @Override
        public void sendMessage(Q message) {
            request = transfer(method.streamRequest(message));
        }

        @Override
        public void halfClose() {
            answer(target);
        }

        private <S, T> void answer(ServerMethodDefinition<S, T> answering) {
            Listener<A> listener = Objects.requireNonNull(caller);
            Answer<S, T> answer = new Answer<>(answering.getMethodDescriptor());
            Context.CancellableContext context = Context.ROOT.withCancellation();
            context.run(() -> serve(answering, answer));
            context.close();
            Status status = Objects.requireNonNull(answer.status);
            if (status.isOk()) {
                listener.onMessage(method.parseResponse(Objects.requireNonNull(answer.bytes)));
            }
            listener.onClose(status, new Metadata());
        }

        private <S, T> void serve(ServerMethodDefinition<S, T> answering, Answer<S, T> answer) {
            ServerCall.Listener<S> service = answering.getServerCallHandler().startCall(answer, new Metadata());
            service.onMessage(answering.getMethodDescriptor().parseRequest(Objects.requireNonNull(request)));
            service.onHalfClose();
            service.onComplete();
        }

        @Override
        public void request(int count) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}
    }

    private static final class Answer<S, T> extends ServerCall<S, T> {

        private final MethodDescriptor<S, T> method;
        private @Nullable InputStream bytes;
        private @Nullable Status status;

        Answer(MethodDescriptor<S, T> method) {
            this.method = method;
        }

        @Override
        public void sendMessage(T message) {
            bytes = transfer(method.streamResponse(message));
        }

        @Override
        public void close(Status end, Metadata trailers) {
            status = end;
        }

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void request(int count) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.EMPTY;
        }

        @Override
        public MethodDescriptor<S, T> getMethodDescriptor() {
            return method;
        }
    }
}
