package dev.outboard.grpc;

import io.grpc.HandlerRegistry;
import io.grpc.InternalServerInterceptors;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a server can be asked for: the services it was built with, then those of a fallback registry. Immutable. */
final class ServerMethods {

    /**
     * A method, interceptors around its handler.
     *
     * @param executor where its calls run, or null for the server's own choice
     */
    record Method(
            ServerMethodDefinition<?, ?> definition,
            @Nullable Executor executor) {}

    private final List<ServerServiceDefinition> services;
    private final @Nullable HandlerRegistry fallback;
    private final List<ServerInterceptor> interceptors;
    private final Map<String, Method> methods = new HashMap<>();

    /**
     * @param services with the executor of each, or null
     * @param interceptors the last sees a call first
     */
    ServerMethods(
            Map<ServerServiceDefinition, @Nullable Executor> services,
            List<ServerInterceptor> interceptors,
            @Nullable HandlerRegistry fallback) {
        this.services = List.copyOf(services.keySet());
        this.interceptors = List.copyOf(interceptors);
        this.fallback = fallback;
        for (Map.Entry<ServerServiceDefinition, @Nullable Executor> service : services.entrySet()) {
            for (ServerMethodDefinition<?, ?> definition : service.getKey().getMethods()) {
                Method method = new Method(intercepted(definition), service.getValue());
                String name = definition.getMethodDescriptor().getFullMethodName();
                methods.put(name, method);
            }
        }
    }

    private <ReqT, RespT> ServerMethodDefinition<ReqT, RespT> intercepted(
            ServerMethodDefinition<ReqT, RespT> definition) {
        ServerCallHandler<ReqT, RespT> handler = definition.getServerCallHandler();
        for (ServerInterceptor interceptor : interceptors) {
            handler = InternalServerInterceptors.interceptCallHandlerCreate(interceptor, handler);
        }
        return definition.withServerCallHandler(handler);
    }

    /** One of the methods that the server was built with, or null. */
    @Nullable
    Method registered(String fullMethodName) {
        return methods.get(fullMethodName);
    }

    boolean hasFallback() {
        return fallback != null;
    }

    /** What the fallback registry makes of a name; runs its code. */
    @Nullable
    Method fromFallback(String fullMethodName, @Nullable String authority) {
        ServerMethodDefinition<?, ?> definition =
                fallback == null ? null : fallback.lookupMethod(fullMethodName, authority);
        return definition == null ? null : new Method(intercepted(definition), null);
    }

    List<ServerServiceDefinition> services() {
        return services;
    }

    List<ServerServiceDefinition> fallbackServices() {
        return fallback == null ? List.of() : fallback.getServices();
    }

    /** Collects services; a name can be there once. For one thread. */
    static final class Builder {

        private final Map<String, ServerServiceDefinition> byName = new LinkedHashMap<>();
        private final Map<ServerServiceDefinition, @Nullable Executor> services = new LinkedHashMap<>();

        void add(ServerServiceDefinition service, @Nullable Executor executor) {
            String name = service.getServiceDescriptor().getName();
            if (byName.putIfAbsent(name, service) != null) {
                throw new IllegalArgumentException("There is a service " + name + " already");
            }
            services.put(service, executor);
        }

        ServerMethods build(List<ServerInterceptor> interceptors, @Nullable HandlerRegistry fallback) {
            return new ServerMethods(services, interceptors, fallback);
        }
    }
}
