package dev.outboard.internal.reflection;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reflection services by method. */
final class ReflectionServices {

    private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();

    private ReflectionServices(List<ServerServiceDefinition> services) {
        for (ServerServiceDefinition service : services) {
            for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
                methods.put(method.getMethodDescriptor().getFullMethodName(), method);
            }
        }
    }

    static ReflectionServices describing(List<ServerServiceDefinition> services) {
        BindableService current = ProtoReflectionServiceV1.newInstance();
        BindableService old = oldVersion();
        List<ServerServiceDefinition> described = new ArrayList<>(DescribedServices.withDescriptors(services));
        described.add(current.bindService());
        described.add(old.bindService());
        // grpc's implementation asks the server that it finds in the call's context for the services.
        ServerInterceptor inContext = new InContext(new ServicesAsServer(described));
        return new ReflectionServices(List.of(
                ServerInterceptors.intercept(current, inContext), ServerInterceptors.intercept(old, inContext)));
    }

    /** go-plugin up to 1.4 has no other, and so its hosts know no other. */
    @SuppressWarnings("deprecation")
    private static BindableService oldVersion() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    @Nullable
    ServerMethodDefinition<?, ?> method(String fullName) {
        return methods.get(fullName);
    }

    private record InContext(ServicesAsServer server) implements ServerInterceptor {
        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            Context context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, server);
            return Contexts.interceptCall(context, call, headers, next);
        }
    }
}
