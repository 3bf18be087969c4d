package dev.outboard.contract.runtime;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;

/** A call of a contract's. Immutable. */
public final class ContractMethod {

    private final MethodDescriptor<Message, Message> descriptor;
    private final Kind kind;

    /** How a call is made and answered. */
    private enum Kind {
        /** Both sides wait in it. */
        BLOCKING,
        /** And then the contract is of no more use. */
        CLOSING,
        /** There is a stream in it, or an answer that comes later. */
        STREAMING
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
        return new ContractMethod(Kind.BLOCKING, MethodDescriptor.MethodType.UNARY, service, name);
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

    /**
     * A call with one request, whose answer comes later.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod later(String service, String name) {
        return new ContractMethod(Kind.STREAMING, MethodDescriptor.MethodType.UNARY, service, name);
    }

    /**
     * A call with one request and a stream of answers.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod serverStreaming(String service, String name) {
        return new ContractMethod(Kind.STREAMING, MethodDescriptor.MethodType.SERVER_STREAMING, service, name);
    }

    /**
     * A call with a stream of requests and one answer.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod clientStreaming(String service, String name) {
        return new ContractMethod(Kind.STREAMING, MethodDescriptor.MethodType.CLIENT_STREAMING, service, name);
    }

    /**
     * A call with a stream of requests and one of answers.
     *
     * @param service the full name of the service
     * @param name the name of the call
     * @return the call
     */
    public static ContractMethod bidirectional(String service, String name) {
        return new ContractMethod(Kind.STREAMING, MethodDescriptor.MethodType.BIDI_STREAMING, service, name);
    }

    boolean streams() {
        return kind == Kind.STREAMING;
    }

    CallOptions options() {
        return CallOptions.DEFAULT;
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
