package dev.outboard;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;

/** The serving side of a gRPC plugin: what an implementation's services are added to. */
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

    /**
     * Makes further connections to the host.
     *
     * <p>Services are added before there is any host, and may serve several at once. So this broker stands for the
     * broker of the connection that the current call came in on: it goes by {@link io.grpc.Context}, which services find
     * in the thread that calls them. Work that goes on in another thread takes the context along, as always with gRPC:
     * {@code Context.current().wrap(task)}. Where there is no call, it stands for the only open connection's broker; when
     * none or several are open then, its methods throw {@link BrokerClosedException} or {@link BrokerException}.
     *
     * @return the broker, to be kept by a service
     * @throws UnsupportedOperationException when this only collects services, as tests do it
     */
    default Broker broker() {
        throw new UnsupportedOperationException("There is no broker where services are only collected");
    }
}
