package dev.outboard.internal.service;

import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.internal.wire.StdioData;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** Hands what the plugin prints to its host: {@code plugin.GRPCStdio}. */
public final class StdioService implements BindableService {

    private final Consumer<ServerCallStreamObserver<StdioData>> hosts;

    /**
     * The service.
     *
     * @param hosts takes each host that asks, and returns at once
     */
    public StdioService(Consumer<ServerCallStreamObserver<StdioData>> hosts) {
        this.hosts = hosts;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(Methods.STDIO)
                .addMethod(Methods.STREAM_STDIO, ServerCalls.asyncServerStreamingCall(this::stream))
                .build();
    }

    private void stream(Empty request, StreamObserver<StdioData> host) {
        hosts.accept((ServerCallStreamObserver<StdioData>) host);
    }
}
