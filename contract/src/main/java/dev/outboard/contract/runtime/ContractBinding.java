package dev.outboard.contract.runtime;

import dev.outboard.GrpcConnection;
import dev.outboard.GrpcPlugin;
import dev.outboard.GrpcServing;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import java.util.List;

/**
 * How a contract crosses. Generated classes extend it; they are named after their interface, with {@code Binding} at the
 * end. Immutable.
 *
 * @param <T> the contract
 */
public abstract class ContractBinding<T> implements GrpcPlugin<T> {

    private final Class<T> type;
    private final String service;
    private final List<ContractMethod> methods;

    /**
     * A binding.
     *
     * @param type the contract
     * @param service the full name of the gRPC service
     * @param methods all calls, in the order in which {@link ContractService#call} knows them
     */
    protected ContractBinding(Class<T> type, String service, ContractMethod... methods) {
        this.type = type;
        this.service = service;
        this.methods = List.of(methods);
    }

    /**
     * Puts an implementation behind the calls.
     *
     * @param implementation the implementation
     * @return what answers calls
     */
    protected abstract ContractService service(T implementation);

    /**
     * Puts the contract in front of a connection.
     *
     * @param calls makes calls
     * @return the contract
     */
    protected abstract T client(ContractCalls calls);

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final void serve(T implementation, GrpcServing server) {
        server.add(definition(service(implementation), server));
    }

    @Override
    public final T client(GrpcConnection connection) {
        return client(new ContractCalls(connection, null));
    }

    /** Whether the other side says when it needs the contract no more. */
    final boolean isClosable() {
        return AutoCloseable.class.isAssignableFrom(type);
    }

    /** Whether the contract is of no more use after a call. */
    final boolean closes(String fullMethodName) {
        for (ContractMethod method : methods) {
            if (method.closes() && method.descriptor().getFullMethodName().equals(fullMethodName)) {
                return true;
            }
        }
        return false;
    }

    private ServerServiceDefinition definition(ContractService implementation, GrpcServing server) {
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(service);
        for (ContractMethod method : methods) {
            descriptor.addMethod(method.descriptor());
        }
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(descriptor.build());
        Workers workers = new Workers();
        for (int i = 0; i < methods.size(); i++) {
            ContractMethod method = methods.get(i);
            definition.addMethod(
                    method.descriptor(),
                    method.streams()
                            ? new StreamHandler(implementation, method, i, workers, server::broker)
                            : ServerCalls.asyncUnaryCall(new UnaryHandler(implementation, method, i, server::broker)));
        }
        return definition.build();
    }
}
