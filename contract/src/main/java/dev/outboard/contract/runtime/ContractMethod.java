package dev.outboard.contract.runtime;

import io.grpc.MethodDescriptor;

/** A call of a contract's. Immutable. */
public final class ContractMethod {

    private final MethodDescriptor<Message, Message> descriptor;

    private ContractMethod(MethodDescriptor.MethodType type, String service, String name) {
        this.descriptor = MethodDescriptor.newBuilder(MessageMarshaller.INSTANCE, MessageMarshaller.INSTANCE)
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
                .build();
    }

    /**
     * A call with one request and one answer.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod unary(String service, String name) {
        return new ContractMethod(MethodDescriptor.MethodType.UNARY, service, name);
    }

    MethodDescriptor<Message, Message> descriptor() {
        return descriptor;
    }

    /** The call's full name, for people. */
    @Override
    public String toString() {
        return descriptor.getFullMethodName();
    }
}
