package dev.outboard.internal.service;

import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.internal.wire.Methods;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/** The stream on which host and plugin tell each other where brokered services are: {@code plugin.GRPCBroker}. */
public final class BrokerService implements BindableService {

    private final Function<StreamObserver<ConnInfo>, StreamObserver<ConnInfo>> broker;

    /**
     * The service.
     *
     * @param broker is given a connection's way to its host, and gives what takes the host's messages
     */
    public BrokerService(Function<StreamObserver<ConnInfo>, StreamObserver<ConnInfo>> broker) {
        this.broker = broker;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(Methods.BROKER)
                .addMethod(Methods.START_STREAM, ServerCalls.asyncBidiStreamingCall(broker::apply))
                .build();
    }
}
