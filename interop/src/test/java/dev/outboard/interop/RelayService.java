package dev.outboard.interop;

import com.google.protobuf.StringValue;
import com.google.protobuf.UInt32Value;
import dev.outboard.Broker;
import dev.outboard.BrokerException;
import dev.outboard.interop.relay.RelayGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** A plugin's service that dials what its host serves, and serves what its host dials. */
final class RelayService extends RelayGrpc.RelayImplBase {

    private final Broker broker;

    RelayService(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void dial(UInt32Value id, StreamObserver<StringValue> response) {
        String answer;
        try {
            answer = RelayContract.greet(broker, id.getValue(), Integer.toUnsignedString(id.getValue()));
        } catch (BrokerException e) {
            response.onError(
                    Status.ABORTED.withDescription(e.getMessage()).withCause(e).asRuntimeException());
            return;
        }
        response.onNext(StringValue.of(answer));
        response.onCompleted();
    }

    /** The server ends with the connection. */
    @Override
    public void serve(StringValue name, StreamObserver<UInt32Value> response) {
        int id = broker.acceptAndServe(broker.nextId(), new Greeter(name.getValue()))
                .id();
        response.onNext(UInt32Value.of(id));
        response.onCompleted();
    }
}
