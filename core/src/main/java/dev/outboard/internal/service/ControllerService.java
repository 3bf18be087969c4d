package dev.outboard.internal.service;

import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** Ends the plugin when its host asks for it: {@code plugin.GRPCController}. */
public final class ControllerService implements BindableService {

    private final Runnable shutdown;

    /**
     * The service.
     *
     * @param shutdown begins the end and returns at once; the answer is on its way before it runs
     */
    public ControllerService(Runnable shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(Methods.CONTROLLER)
                .addMethod(Methods.SHUTDOWN, ServerCalls.asyncUnaryCall(this::shutdown))
                .build();
    }

    private void shutdown(Empty request, StreamObserver<Empty> answer) {
        answer.onNext(Empty.EMPTY);
        answer.onCompleted();
        shutdown.run();
    }
}
