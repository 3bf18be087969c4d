package dev.outboard.grpc;

import dev.outboard.http2.HeaderField;
import io.grpc.Attributes;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.DecompressorRegistry;
import io.grpc.ServerCallExecutorSupplier;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a server share.
 *
 * @param methods what can be called
 * @param executor for calls of methods that have none
 * @param cancelExecutor cancels contexts of calls whose own executor is at work for them
 * @param executorSupplier may name another one for a call, or null
 * @param timer for deadlines
 * @param rootContext the parent of each call's context
 * @param connectionContext derives the parent of the contexts of one connection's calls
 * @param maxInboundMessageSize in bytes
 * @param compressors by name
 * @param decompressors by name
 * @param acceptEncoding what clients may compress with, or null for nothing
 */
record ServerConfig(
        ServerMethods methods,
        Executor executor,
        Executor cancelExecutor,
        @Nullable ServerCallExecutorSupplier executorSupplier,
        ScheduledExecutorService timer,
        Context rootContext,
        BiFunction<Context, Attributes, Context> connectionContext,
        int maxInboundMessageSize,
        CompressorRegistry compressors,
        DecompressorRegistry decompressors,
        @Nullable HeaderField acceptEncoding) {

    /** The same for the calls of one connection, with the context that they have in common. */
    ServerConfig of(Attributes connection) {
        return new ServerConfig(
                methods,
                executor,
                cancelExecutor,
                executorSupplier,
                timer,
                Objects.requireNonNull(
                        connectionContext.apply(rootContext, connection), "connectionContext returned null"),
                connectionContext,
                maxInboundMessageSize,
                compressors,
                decompressors,
                acceptEncoding);
    }
}
