package dev.outboard.contract.runtime;

import dev.outboard.GrpcConnection;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Both ends of a contract in one thread, with the bytes between them. */
final class Direct {

    private Direct() {}

    /** Answers one call. */
    static byte[] answer(ContractService service, int method, byte[] request) throws Exception {
        MessageWriter out = new MessageWriter();
        service.call(method, new MessageReader(request, request.length, ContractScope.NONE), out);
        return out.toByteArray();
    }

    /** The contract in front of whatever makes answers of requests. */
    static <T> T client(ContractBinding<T> binding, UnaryOperator<byte[]> answers) {
        GrpcConnection connection = () -> new LoopChannel(answers);
        return binding.client(connection);
    }

    private static final class LoopChannel extends Channel {

        private final UnaryOperator<byte[]> answers;

        LoopChannel(UnaryOperator<byte[]> answers) {
            this.answers = answers;
        }

        @Override
        public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
            return new LoopCall<>(method, answers);
        }

        @Override
        public String authority() {
            return "loop";
        }
    }

    private static final class LoopCall<Q, R> extends ClientCall<Q, R> {

        private final MethodDescriptor<Q, R> method;
        private final UnaryOperator<byte[]> answers;
        private @Nullable Listener<R> listener;
        private byte @Nullable [] request;

        LoopCall(MethodDescriptor<Q, R> method, UnaryOperator<byte[]> answers) {
            this.method = method;
            this.answers = answers;
        }

        @Override
        public void start(Listener<R> responses, Metadata headers) {
            listener = responses;
        }

        @Override
        public void request(int count) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void sendMessage(Q message) {
            try {
                request = method.streamRequest(message).readAllBytes();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void halfClose() {
            Listener<R> responses = java.util.Objects.requireNonNull(listener);
            byte[] response;
            try {
                response = answers.apply(java.util.Objects.requireNonNull(request));
            } catch (StatusRuntimeException e) {
                responses.onClose(e.getStatus(), e.getTrailers() == null ? new Metadata() : e.getTrailers());
                return;
            }
            responses.onMessage(method.parseResponse(new java.io.ByteArrayInputStream(response)));
            responses.onClose(Status.OK, new Metadata());
        }
    }
}
