package dev.outboard;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a broker serves under one id, and how. Immutable; may be served any number of times. */
public final class BrokeredServices {

    private final List<Consumer<GrpcServing>> services;
    private final List<ServerInterceptor> interceptors;
    private final @Nullable Executor executor;
    private final OptionalInt maxInboundMessageSize;

    private BrokeredServices(Builder builder) {
        this.services = List.copyOf(builder.services);
        this.interceptors = List.copyOf(builder.interceptors);
        this.executor = builder.executor;
        this.maxInboundMessageSize = builder.maxInboundMessageSize;
    }

    /**
     * Services and nothing else.
     *
     * @param services each of a name of its own
     * @return what to serve
     */
    public static BrokeredServices of(BindableService... services) {
        Builder builder = builder();
        for (BindableService service : services) {
            builder.service(service);
        }
        return builder.build();
    }

    /**
     * Starts to collect.
     *
     * @return a builder without services
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Puts the services on a server.
     *
     * @param server takes them
     */
    public void addTo(GrpcServing server) {
        services.forEach(service -> service.accept(server));
    }

    /**
     * What sees each call before its service does.
     *
     * @return the interceptors, the one that sees a call first in front
     */
    public List<ServerInterceptor> interceptors() {
        return interceptors;
    }

    /**
     * Where services run.
     *
     * @return the executor, or empty for the server's own threads
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * How large a request may be.
     *
     * @return a number of bytes, or empty for no limit
     */
    public OptionalInt maxInboundMessageSize() {
        return maxInboundMessageSize;
    }

    /** Collects services. Not for use by several threads. */
    public static final class Builder {

        private final List<Consumer<GrpcServing>> services = new ArrayList<>();
        private final List<ServerInterceptor> interceptors = new ArrayList<>();
        private @Nullable Executor executor;
        private OptionalInt maxInboundMessageSize = OptionalInt.empty();

        private Builder() {}

        /**
         * Adds a service.
         *
         * @param service usually an extension of a generated {@code …ImplBase}
         * @return this
         */
        public Builder service(BindableService service) {
            Objects.requireNonNull(service, "service");
            services.add(server -> server.add(service));
            return this;
        }

        /**
         * Adds a service.
         *
         * @param service the service with its methods
         * @return this
         */
        public Builder service(ServerServiceDefinition service) {
            Objects.requireNonNull(service, "service");
            services.add(server -> server.add(service));
            return this;
        }

        /**
         * Adds an interface of the application's, by the piece of code that carries it across. The other side puts it in
         * front of the channel that it dials: {@code plugin.client(GrpcConnection.of(channel, broker))}.
         *
         * @param <T> the interface
         * @param plugin puts the implementation behind services
         * @param implementation what answers the calls; called by many threads at once
         * @return this
         */
        public <T> Builder plugin(GrpcPlugin<T> plugin, T implementation) {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(implementation, "implementation");
            services.add(server -> plugin.serve(implementation, server));
            return this;
        }

        /**
         * Passes every call through an interceptor.
         *
         * @param interceptor sees calls after the interceptors added before it
         * @return this
         */
        public Builder intercept(ServerInterceptor interceptor) {
            interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * Runs the services on the caller's threads.
         *
         * @param executor runs each call's steps one after another, and may run several calls at once; the default is a
         *     pool that grows as needed and ends with the server
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Limits how large a request may be; a larger one fails its call with {@code RESOURCE_EXHAUSTED}. By default there
         * is no limit.
         *
         * @param bytes 0 or more
         * @return this
         * @throws IllegalArgumentException when negative
         */
        public Builder maxInboundMessageSize(int bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("A message's size is 0 or more, not " + bytes);
            }
            this.maxInboundMessageSize = OptionalInt.of(bytes);
            return this;
        }

        /**
         * Finishes.
         *
         * @return what to serve
         */
        public BrokeredServices build() {
            return new BrokeredServices(this);
        }
    }
}
