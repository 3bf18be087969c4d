package dev.outboard.interop;

import com.google.protobuf.StringValue;
import dev.outboard.interop.relay.GreeterGrpc;
import io.grpc.stub.StreamObserver;

/** The service that is brokered: answers a text with its name and the text. */
final class Greeter extends GreeterGrpc.GreeterImplBase {

    private final String name;

    Greeter(String name) {
        this.name = name;
    }

    @Override
    public void greet(StringValue text, StreamObserver<StringValue> response) {
        response.onNext(StringValue.of(name + " heard " + text.getValue()));
        response.onCompleted();
    }
}
