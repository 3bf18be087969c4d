package dev.outboard.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a client's call tells its listener. For one thread. */
final class RecordingListener extends ClientCall.Listener<byte[]> {

    final List<String> events = new ArrayList<>();

    @Nullable
    Metadata headers;

    @Nullable
    Status status;

    @Nullable
    Metadata trailers;

    /** What to throw from onMessage, if anything. */
    @Nullable
    RuntimeException failure;

    @Override
    public void onHeaders(Metadata received) {
        headers = received;
        events.add("headers");
    }

    @Override
    public void onMessage(byte[] message) {
        events.add("message " + new String(message, StandardCharsets.UTF_8));
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void onReady() {
        events.add("ready");
    }

    @Override
    public void onClose(Status closed, Metadata received) {
        status = closed;
        trailers = received;
        events.add("close " + closed.getCode());
    }
}
