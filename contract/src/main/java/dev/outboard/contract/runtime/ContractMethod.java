package dev.outboard.contract.runtime;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A call of a contract's. Immutable. */
public final class ContractMethod {

    private final MethodDescriptor<Message, Message> descriptor;
    private final Kind kind;
    private final long deadlineNanos;
    private final List<ThrownType<?>> thrown;
    private final boolean tracing;

    /** How a call is made and answered. */
    private enum Kind {
        /** Both sides wait in it. */
        BLOCKING,
        /** And then the contract is of no more use. */
        CLOSING,
        /** There is a stream in it, or an answer that comes later. */
        STREAMING,
        /** And then the contract is of no more use. */
        CLOSING_STREAM
    }

    private ContractMethod(Kind kind, MethodDescriptor.MethodType type, String service, String name) {
        this(
                kind,
                MethodDescriptor.newBuilder(MessageMarshaller.INSTANCE, MessageMarshaller.INSTANCE)
                        .setType(type)
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
                        .build(),
                0,
                List.of(),
                false);
    }

    private ContractMethod(
            Kind kind,
            MethodDescriptor<Message, Message> descriptor,
            long deadlineNanos,
            List<ThrownType<?>> thrown,
            boolean tracing) {
        this.kind = kind;
        this.descriptor = descriptor;
        this.deadlineNanos = deadlineNanos;
        this.thrown = thrown;
        this.tracing = tracing;
    }

    /**
     * This call with a deadline.
     *
     * @param time how long it may take
     * @param unit the unit of that
     * @return the call
     */
    public ContractMethod within(long time, TimeUnit unit) {
        return new ContractMethod(kind, descriptor, unit.toNanos(time), thrown, tracing);
    }

    /**
     * This call with exceptions that both sides know.
     *
     * @param types the exceptions that its method declares
     * @return the call
     */
    public ContractMethod throwing(ThrownType<?>... types) {
        return new ContractMethod(kind, descriptor, deadlineNanos, List.of(types), tracing);
    }

    /**
     * This call with stack traces of what implementations throw.
     *
     * @return the call
     */
    public ContractMethod tracing() {
        return new ContractMethod(kind, descriptor, deadlineNanos, thrown, true);
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

    /** A call with a stream of requests and one answer, after which the contract is of no more use. */
    static ContractMethod closingStream(String service, String name) {
        return new ContractMethod(Kind.CLOSING_STREAM, MethodDescriptor.MethodType.CLIENT_STREAMING, service, name);
    }

    boolean streams() {
        return kind == Kind.STREAMING || kind == Kind.CLOSING_STREAM;
    }

    CallOptions options() {
        return CallLimits.options(deadlineNanos);
    }

    /** What its method declares. */
    List<ThrownType<?>> thrown() {
        return thrown;
    }

    /** Whether callers get stack traces. */
    boolean isTracing() {
        return tracing;
    }

    boolean closes() {
        return kind == Kind.CLOSING || kind == Kind.CLOSING_STREAM;
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
