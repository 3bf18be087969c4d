package dev.outboard.internal.service;

import dev.outboard.internal.wire.HealthRequest;
import dev.outboard.internal.wire.HealthStatus;
import dev.outboard.internal.wire.Methods;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Set;

/**
 * Says that the plugin serves, for as long as it does: {@code grpc.health.v1.Health}. go-plugin's server knows two
 * names, that of the plugin and the empty one of the server as a whole.
 */
public final class HealthService implements BindableService {

    private static final Set<String> SERVING = Set.of("", Methods.PLUGIN_HEALTH);

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(Methods.HEALTH)
                .addMethod(Methods.CHECK_HEALTH, ServerCalls.asyncUnaryCall(HealthService::check))
                .addMethod(Methods.WATCH_HEALTH, ServerCalls.asyncServerStreamingCall(HealthService::watch))
                .build();
    }

    private static void check(HealthRequest request, StreamObserver<HealthStatus> answer) {
        if (SERVING.contains(request.service())) {
            answer.onNext(HealthStatus.SERVING);
            answer.onCompleted();
        } else {
            answer.onError(Status.NOT_FOUND
                    .withDescription("There is no service \"" + request.service() + "\" whose health is known")
                    .asRuntimeException());
        }
    }

    /** The status never changes while the connection lives, so the stream stays open and says no more. */
    private static void watch(HealthRequest request, StreamObserver<HealthStatus> answer) {
        answer.onNext(SERVING.contains(request.service()) ? HealthStatus.SERVING : HealthStatus.SERVICE_UNKNOWN);
    }
}
