package dev.outboard.netrpc;

import dev.outboard.gob.Gob;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A server of Go's {@code net/rpc}: named methods, served on any number of connections. Immutable, and safe for use by many threads.
 */
public final class RpcServer {

    private static final int DEFAULT_MAX_CALLS = 1000;

    private final Map<String, RpcMethod<?, ?>> methods;
    private final Gob gob;
    private final @Nullable Executor executor;
    private final int maxCalls;
    private final BiConsumer<String, Throwable> failures;

    private RpcServer(Builder builder) {
        this.methods = Map.copyOf(builder.methods);
        this.gob = builder.gob;
        this.executor = builder.executor;
        this.maxCalls = builder.maxCalls;
        this.failures = builder.failures;
    }

    /**
     * A builder.
     *
     * @param gob the names and conversions for arguments and replies
     * @return the builder
     */
    public static Builder builder(Gob gob) {
        return new Builder(Objects.requireNonNull(gob, "gob"));
    }

    /**
     * Serves a connection until the client ends it or the answer is closed. When the client ends its side, calls that run are answered first. The argument's constructors
     * and conversions run on the connection's reader and must not block; methods run on the executor.
     *
     * @param stream belongs to the server
     * @return the connection
     */
    public RpcServing serve(RpcStream stream) {
        RpcServing serving = new RpcServing(this, Objects.requireNonNull(stream, "stream"));
        DaemonThreads.start("outboard-netrpc-server-reader", serving::readRequests);
        return serving;
    }

    @Nullable
    RpcMethod<?, ?> method(String name) {
        return methods.get(name);
    }

    /** Whether there is a method of this service. */
    boolean hasService(String service) {
        return methods.keySet().stream()
                .anyMatch(name -> name.substring(0, name.lastIndexOf('.')).equals(service));
    }

    Gob gob() {
        return gob;
    }

    @Nullable
    Executor executor() {
        return executor;
    }

    int maxCalls() {
        return maxCalls;
    }

    void failed(String method, Throwable failure) {
        failures.accept(method, failure);
    }

    /** Collects methods. Not for use by several threads. */
    public static final class Builder {

        private final Gob gob;
        private final Map<String, RpcMethod<?, ?>> methods = new HashMap<>();
        private @Nullable Executor executor;
        private int maxCalls = DEFAULT_MAX_CALLS;
        private BiConsumer<String, Throwable> failures = (method, failure) -> {};

        private Builder(Gob gob) {
            this.gob = gob;
        }

        /**
         * Offers an object's methods, as {@code RegisterName} does in Go: all public ones with at most one parameter, under their names with a capital first
         * letter. The parameter is the argument, what is returned the reply, the message of what is thrown the error. A method without a
         * parameter takes any argument; one that returns nothing replies an empty struct. A Go method with an argument or reply of {@code interface{}} is one of {@link Object}.
         *
         * @param service the name, {@code Plugin} for go-plugin
         * @param receiver the object, called by many threads at once
         * @return this
         * @throws IllegalArgumentException when there is no such method, two have the same name, or the name is taken
         */
        public Builder receiver(String service, Object receiver) {
            return receiver(service, Receiver.methods(receiver.getClass(), receiver));
        }

        /**
         * Offers an object's methods, but only those of an interface or superclass.
         *
         * @param <T> the type
         * @param service the name
         * @param type whose public methods are offered, inherited ones too
         * @param receiver the object
         * @return this
         * @throws IllegalArgumentException as in {@link #receiver(String, Object)}
         */
        public <T> Builder receiver(String service, Class<T> type, T receiver) {
            return receiver(service, Receiver.methods(type, Objects.requireNonNull(receiver, "receiver")));
        }

        private Builder receiver(String service, Map<String, RpcMethod<?, ?>> all) {
            all.forEach((name, method) -> method(service + "." + name, method));
            return this;
        }

        /**
         * Offers a method.
         *
         * @param name service, dot, method
         * @param method what it takes, gives and does
         * @return this
         * @throws IllegalArgumentException when the name has no dot, or is taken
         */
        public Builder method(String name, RpcMethod<?, ?> method) {
            if (name.lastIndexOf('.') <= 0) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no name of a service and a method, as in Plugin.Greet");
            }
            if (methods.putIfAbsent(name, Objects.requireNonNull(method, "method")) != null) {
                throw new IllegalArgumentException("There is a method " + name + " already");
            }
            return this;
        }

        /**
         * Where methods run. Each task runs one and sends its reply.
         *
         * @param executor must not run tasks on the thread that hands them over; if not set, daemon threads of the connection's own, as many as there are calls
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * How many calls of a connection may run at once. While there are so many, no further requests are read.
         *
         * @param calls at least 1; 1000 if not set
         * @return this
         */
        public Builder maxConcurrentCalls(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("There cannot be at most " + calls + " calls at once");
            }
            this.maxCalls = calls;
            return this;
        }

        /**
         * Hears what methods throw, of which the caller sees the message alone. Called by the thread that ran the method.
         *
         * @param listener takes the method's name and what it threw, {@link Error}s too; nobody if not set
         * @return this
         */
        public Builder onFailure(BiConsumer<String, Throwable> listener) {
            this.failures = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** {@return what was collected} */
        public RpcServer build() {
            return new RpcServer(this);
        }
    }
}
