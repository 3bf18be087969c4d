package dev.outboard;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;

/** The plugin's side of a gRPC plugin: what an implementation's services are added to. */
public interface GrpcServing {

    /**
     * Adds a service.
     *
     * @param service usually an extension of a generated {@code …ImplBase}
     * @return this
     * @throws IllegalArgumentException when there is a service of that name already
     */
    default GrpcServing add(BindableService service) {
        return add(service.bindService());
    }

    /**
     * Adds a service.
     *
     * @param service the service with its methods
     * @return this
     * @throws IllegalArgumentException when there is a service of that name already
     */
    GrpcServing add(ServerServiceDefinition service);
}
