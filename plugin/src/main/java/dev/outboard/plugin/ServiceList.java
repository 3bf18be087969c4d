package dev.outboard.plugin;

import dev.outboard.Broker;
import dev.outboard.GrpcPlugin;
import dev.outboard.GrpcServing;
import dev.outboard.plugin.ServedSet.Served;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All services of a plugin's server: its own, and those of the application behind the application's interceptors. */
final class ServiceList {

    private final List<ServerServiceDefinition> own = new ArrayList<>();
    private final List<ServerServiceDefinition> ofApplication = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ServiceList addOwn(BindableService service) {
        add(service.bindService(), own);
        return this;
    }

    ServiceList addPlugins(ServedSet set, List<ServerInterceptor> interceptors, Broker broker) {
        GrpcServing serving = new GrpcServing() {
            @Override
            public GrpcServing add(ServerServiceDefinition service) {
                ServiceList.this.add(ServerInterceptors.interceptForward(service, interceptors), ofApplication);
                return this;
            }

            @Override
            public Broker broker() {
                return broker;
            }
        };
        for (Served<?> served : set.served().values()) {
            serve(served, serving);
        }
        return this;
    }

    private static <T> void serve(Served<T> served, GrpcServing serving) {
        if (served.plugin() instanceof GrpcPlugin<T> plugin) {
            plugin.serve(served.implementation(), serving);
        }
    }

    List<ServerServiceDefinition> own() {
        return own;
    }

    List<ServerServiceDefinition> ofApplication() {
        return ofApplication;
    }

    List<ServerServiceDefinition> all() {
        List<ServerServiceDefinition> all = new ArrayList<>(own);
        all.addAll(ofApplication);
        return all;
    }

    private void add(ServerServiceDefinition service, List<ServerServiceDefinition> list) {
        String name = service.getServiceDescriptor().getName();
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "Two plugins of one set have a service named " + name + "; a server can have only one");
        }
        list.add(service);
    }
}
