package dev.outboard.example.counter;

import dev.outboard.Broker;
import dev.outboard.BrokerException;
import dev.outboard.example.counter.proto.CounterGrpc;
import dev.outboard.example.counter.proto.Empty;
import dev.outboard.example.counter.proto.GetRequest;
import dev.outboard.example.counter.proto.GetResponse;
import dev.outboard.example.counter.proto.PutRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The plugin's side: calls become calls of a {@link Counter}, its exceptions become statuses. */
final class CounterService extends CounterGrpc.CounterImplBase {

    private final Counter counter;
    private final Broker broker;

    CounterService(Counter counter, Broker broker) {
        this.counter = counter;
        this.broker = broker;
    }

    @Override
    public void get(GetRequest request, StreamObserver<GetResponse> response) {
        answer(
                response,
                () -> GetResponse.newBuilder()
                        .setValue(counter.get(request.getKey()))
                        .build());
    }

    @Override
    public void put(PutRequest request, StreamObserver<Empty> response) {
        answer(response, () -> {
            ManagedChannel host = broker.dial(request.getAddServer());
            try {
                counter.put(request.getKey(), request.getValue(), new AddHelperClient(host));
            } finally {
                host.shutdownNow();
            }
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
        } catch (UncheckedIOException | BrokerException | StatusRuntimeException e) {
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
