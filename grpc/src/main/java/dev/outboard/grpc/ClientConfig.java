package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.HeaderField;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.Status;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a channel share.
 *
 * @param authority of calls that name none
 * @param scheme the field {@code :scheme}
 * @param userAgent what the server is told of this side
 * @param executor for calls that bring none
 * @param timer for deadlines
 * @param callerSpin for callers that wait on their own thread
 * @param maxInboundMessageSize for calls that set none
 * @param missingResponse for calls that set none
 * @param compressors by name
 * @param decompressors by name
 * @param acceptEncoding what the server may compress with, or null for nothing
 * @param connection what an application can find out about the connection
 * @param connectionStatus what a call says that ends with the connection
 */
record ClientConfig(
        String authority,
        HeaderField scheme,
        HeaderField userAgent,
        Executor executor,
        ScheduledExecutorService timer,
        CallerSpin callerSpin,
        int maxInboundMessageSize,
        MissingResponse missingResponse,
        CompressorRegistry compressors,
        DecompressorRegistry decompressors,
        @Nullable HeaderField acceptEncoding,
        ConnectionFacts connection,
        Function<ConnectionEndedException, CompletionStage<Status>> connectionStatus) {}
