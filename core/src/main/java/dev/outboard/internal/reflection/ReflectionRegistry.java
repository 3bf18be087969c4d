package dev.outboard.internal.reflection;

import io.grpc.HandlerRegistry;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Has the methods of gRPC's reflection services, versions 1 and 1alpha. It is a registry of its own because these
 * services and the descriptors they show would cost a plugin a good part of its start-up time, and few hosts ask.
 */
public final class ReflectionRegistry extends HandlerRegistry {

    private static final String PREFIX = "grpc.reflection.v1";

    private final List<ServerServiceDefinition> services;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ReflectionServices reflection;

    /**
     * A registry.
     *
     * @param services what to tell about, without the reflection services themselves
     */
    public ReflectionRegistry(List<ServerServiceDefinition> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
        return methodName.startsWith(PREFIX) ? reflection().method(methodName) : null;
    }

    private ReflectionServices reflection() {
        lock.lock();
        try {
            if (reflection == null) {
                reflection = ReflectionServices.describing(services);
            }
            return reflection;
        } finally {
            lock.unlock();
        }
    }
}
