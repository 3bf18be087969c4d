package dev.outboard.contract.runtime;

import io.grpc.MethodDescriptor;

/** A call of a contract's. Immutable. */
public final class ContractMethod {

    private final MethodDescriptor<Message, Message> descriptor;
    private final Kind kind;

    /** What a call does to its contract. */
    private enum Kind {
        ORDINARY,
        CLOSING
    }

    private ContractMethod(Kind kind, MethodDescriptor.MethodType type, String service, String name) {
        this.kind = kind;
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
        return new ContractMethod(Kind.ORDINARY, MethodDescriptor.MethodType.UNARY, service, name);
    }

    /**
     * A call with one request and one answer, after which the contract is of no more use.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod closing(String service, String name) {
        return new ContractMethod(Kind.CLOSING, MethodDescriptor.MethodType.UNARY, service, name);
    }

    boolean closes() {
        return kind == Kind.CLOSING;
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
