package dev.outboard.grpc;

import dev.outboard.http2.HeaderField;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.DecompressorRegistry;
import io.grpc.ServerCallExecutorSupplier;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
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
        int maxInboundMessageSize,
        CompressorRegistry compressors,
        DecompressorRegistry decompressors,
        @Nullable HeaderField acceptEncoding) {}
