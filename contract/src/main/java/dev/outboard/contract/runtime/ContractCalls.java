package dev.outboard.contract.runtime;

import dev.outboard.GrpcConnection;
import dev.outboard.contract.PluginCallException;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a contract's calls on a connection. Any thread may use it. */
public final class ContractCalls {

    private final GrpcConnection connection;
    private final Channel channel;
    private final @Nullable ManagedChannel own;
    private final Workers workers = new Workers();

    /**
     * Calls.
     *
     * @param own the connection's channel, if it is this contract's alone and ends with it
     */
    ContractCalls(GrpcConnection connection, @Nullable ManagedChannel own) {
        this.connection = connection;
        this.channel = connection.channel();
        this.own = own;
    }

    /**
     * Begins a call with contracts in its request or answer.
     *
     * @return what they live in, to be closed when the answer is there
     */
    public CallScope open() {
        return new CallScope(connection::broker);
    }

    /**
     * Makes a call and waits for its answer. Interrupting the thread cancels the call.
     *
     * @param method which call
     * @param request its request
     * @return its answer
     */
    public MessageReader unary(ContractMethod method, MessageWriter request) {
        try {
            return ClientCalls.blockingUnaryCall(channel, method.descriptor(), method.options(), request.message())
                    .reader(request.scope().answer());
        } catch (StatusRuntimeException e) {
            throw Failures.<RuntimeException>thrown(Failures.ofCall(method, e));
        } finally {
            if (method.closes()) {
                release();
            }
        }
    }

    /** The contract is of no more use, and its connection neither, if it has one of its own. */
    void release() {
        if (own != null) {
            own.shutdownNow();
        }
    }

    /**
     * The answers of a call, which is made for each subscriber.
     *
     * @param <T> an answer
     * @param method which call
     * @param requests what to send
     * @param decoder reads an answer
     * @return the publisher
     */
    public <T extends @Nullable Object> Flow.Publisher<T> publisher(
            ContractMethod method, Outgoing requests, Decoder<T> decoder) {
        return new RemotePublisher<T>(() -> new ClientExchange<>(channel, method, workers, open(), decoder), requests);
    }

    /**
     * Makes a call; its answers are to be waited for.
     *
     * @param <T> an answer
     * @param method which call
     * @param requests what to send
     * @param decoder reads an answer
     * @return the iterator
     */
    public <T> Iterator<T> iterator(ContractMethod method, Outgoing requests, Decoder<T> decoder) {
        return BlockingIterator.of(method, publisher(method, requests, decoder));
    }

    /**
     * Makes a call; its answers are to be waited for. Closing the stream cancels the call.
     *
     * @param <T> an answer
     * @param method which call
     * @param requests what to send
     * @param decoder reads an answer
     * @return the stream
     */
    public <T> Stream<T> stream(ContractMethod method, Outgoing requests, Decoder<T> decoder) {
        return BlockingIterator.of(method, publisher(method, requests, decoder)).stream();
    }

    /**
     * Makes a call and does not wait. Cancelling the future cancels the call.
     *
     * @param <T> the answer
     * @param method which call
     * @param requests what to send
     * @param decoder reads the answer
     * @return the answer
     */
    public <T extends @Nullable Object> CompletableFuture<T> future(
            ContractMethod method, Outgoing requests, Decoder<T> decoder) {
        return SingleAnswer.of(method, publisher(method, requests, decoder));
    }

    /**
     * Makes a call with a stream of requests and waits for the answer. Interrupting the thread cancels the call.
     *
     * @param <T> the answer
     * @param method which call
     * @param requests what to send
     * @param decoder reads the answer
     * @return the answer
     */
    public <T extends @Nullable Object> T await(ContractMethod method, Outgoing requests, Decoder<T> decoder) {
        CompletableFuture<T> answer = future(method, requests, decoder);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            boolean unused = answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Failures.interrupted(method, e);
        } catch (ExecutionException e) {
            throw Failures.<RuntimeException>thrown(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * An answer cannot be read.
     *
     * @param method which call's
     * @param cause what is wrong with it
     * @return to be thrown
     */
    public PluginCallException unreadable(ContractMethod method, MalformedMessageException cause) {
        return Failures.unreadableAnswer(method, cause);
    }

    @Override
    public String toString() {
        return "gRPC";
    }
}
