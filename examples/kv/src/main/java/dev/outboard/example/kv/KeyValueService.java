package dev.outboard.example.kv;

import com.google.protobuf.ByteString;
import dev.outboard.example.kv.proto.Empty;
import dev.outboard.example.kv.proto.GetRequest;
import dev.outboard.example.kv.proto.GetResponse;
import dev.outboard.example.kv.proto.KVGrpc;
import dev.outboard.example.kv.proto.PutRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The plugin's side: calls become calls of a {@link KeyValueStore}, its exceptions become statuses. */
final class KeyValueService extends KVGrpc.KVImplBase {

    private final KeyValueStore store;

    KeyValueService(KeyValueStore store) {
        this.store = store;
    }

    @Override
    public void get(GetRequest request, StreamObserver<GetResponse> response) {
        answer(
                response,
                () -> GetResponse.newBuilder()
                        .setValue(ByteString.copyFrom(store.get(request.getKey())))
                        .build());
    }

    @Override
    public void put(PutRequest request, StreamObserver<Empty> response) {
        answer(response, () -> {
            store.put(request.getKey(), request.getValue().toByteArray());
            return Empty.getDefaultInstance();
        });
    }

    private static <T> void answer(StreamObserver<T> response, Supplier<T> work) {
        T reply;
        try {
            reply = work.get();
        } catch (NoSuchElementException e) {
            response.onError(status(Status.NOT_FOUND, e));
            return;
        } catch (IllegalArgumentException e) {
            response.onError(status(Status.INVALID_ARGUMENT, e));
            return;
        } catch (UncheckedIOException e) {
            response.onError(status(Status.INTERNAL, e));
            return;
        }
        response.onNext(reply);
        response.onCompleted();
    }

    private static RuntimeException status(Status status, Exception cause) {
        return status.withDescription(cause.getMessage()).withCause(cause).asRuntimeException();
    }
}
