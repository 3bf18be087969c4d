package dev.outboard.interop;

import com.google.protobuf.UnsafeByteOperations;
import dev.outboard.interop.testing.EchoStatus;
import dev.outboard.interop.testing.Empty;
import dev.outboard.interop.testing.Payload;
import dev.outboard.interop.testing.ResponseParameters;
import dev.outboard.interop.testing.SimpleRequest;
import dev.outboard.interop.testing.SimpleResponse;
import dev.outboard.interop.testing.StreamingInputCallRequest;
import dev.outboard.interop.testing.StreamingInputCallResponse;
import dev.outboard.interop.testing.StreamingOutputCallRequest;
import dev.outboard.interop.testing.StreamingOutputCallResponse;
import dev.outboard.interop.testing.TestServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The server's part in gRPC's interoperability tests; {@link MetadataEcho} does what custom_metadata wants. */
final class TestService extends TestServiceGrpc.TestServiceImplBase {

    @Override
    public void emptyCall(Empty request, StreamObserver<Empty> response) {
        response.onNext(Empty.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    public void unaryCall(SimpleRequest request, StreamObserver<SimpleResponse> response) {
        if (request.hasResponseStatus()) {
            response.onError(status(request.getResponseStatus()));
            return;
        }
        response.onNext(SimpleResponse.newBuilder()
                .setPayload(payload(request.getResponseSize()))
                .build());
        response.onCompleted();
    }

    @Override
    public void streamingOutputCall(
            StreamingOutputCallRequest request, StreamObserver<StreamingOutputCallResponse> response) {
        send(request.getResponseParametersList(), response);
        response.onCompleted();
    }

    @Override
    public StreamObserver<StreamingInputCallRequest> streamingInputCall(
            StreamObserver<StreamingInputCallResponse> response) {
        return new StreamObserver<>() {
            private int size;

            @Override
            public void onNext(StreamingInputCallRequest request) {
                size += request.getPayload().getBody().size();
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                response.onNext(StreamingInputCallResponse.newBuilder()
                        .setAggregatedPayloadSize(size)
                        .build());
                response.onCompleted();
            }
        };
    }

    @Override
    public StreamObserver<StreamingOutputCallRequest> fullDuplexCall(
            StreamObserver<StreamingOutputCallResponse> response) {
        return new StreamObserver<>() {
            private boolean failed;

            @Override
            public void onNext(StreamingOutputCallRequest request) {
                if (request.hasResponseStatus()) {
                    failed = true;
                    response.onError(status(request.getResponseStatus()));
                } else {
                    send(request.getResponseParametersList(), response);
                }
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {
                if (!failed) {
                    response.onCompleted();
                }
            }
        };
    }

    private static void send(
            List<ResponseParameters> parameters, StreamObserver<StreamingOutputCallResponse> response) {
        for (ResponseParameters wanted : parameters) {
            LockSupport.parkNanos(wanted.getIntervalUs() * 1_000L);
            response.onNext(StreamingOutputCallResponse.newBuilder()
                    .setPayload(payload(wanted.getSize()))
                    .build());
        }
    }

    private static Payload payload(int size) {
        return Payload.newBuilder()
                .setBody(UnsafeByteOperations.unsafeWrap(new byte[size]))
                .build();
    }

    private static RuntimeException status(EchoStatus wanted) {
        return Status.fromCodeValue(wanted.getCode())
                .withDescription(wanted.getMessage())
                .asRuntimeException();
    }
}
