package dev.outboard.grpc;

import dev.outboard.grpc.MessageFramer.FramedMessage;
import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.HeaderField;
import dev.outboard.http2.Headers;
import dev.outboard.http2.Http2Connection;
import dev.outboard.http2.Http2Stream;
import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@link GrpcChannel}: what the caller does goes to the stream, {@link ClientResponse} brings what comes back.
 * As {@link ClientCall} says: {@link #cancel} and {@link #request} from any thread, all else from one at a time.
 *
 * <p>The request of a method that takes one message leaves with its headers and its end in one flush, at half-close.
 */
final class GrpcClientCall<ReqT, RespT> extends ClientCall<ReqT, RespT>
        implements ClientResponse.Ending, CallCancellation.Target {

    private static final HeaderField POST = new HeaderField(WireNames.METHOD, "POST");
    private static final HeaderField TE_TRAILERS = new HeaderField(WireNames.TE, "trailers");
    private static final HeaderField CONTENT_TYPE =
            new HeaderField(WireNames.CONTENT_TYPE, WireNames.GRPC_CONTENT_TYPE);

    private final ClientConfig config;
    private final Http2Connection connection;
    private final MethodDescriptor<ReqT, RespT> method;
    private final CallOptions options;
    private final Context context = Context.current();
    private final CallCancellation cancellation;
    private final StreamHandle stream = new StreamHandle();
    private final MessageFramer framer;

    private volatile @Nullable ClientResponse<RespT> response;
    private volatile boolean cancelCalled;
    private boolean halfClosed;
    private boolean callerWaits;
    private @Nullable FramedMessage lastMessage;

    GrpcClientCall(
            ClientConfig config,
            Http2Connection connection,
            MethodDescriptor<ReqT, RespT> method,
            CallOptions options) {
        this.config = config;
        this.connection = connection;
        this.method = method;
        this.options = options;
        Integer maxOutbound = options.getMaxOutboundMessageSize();
        this.framer = new MessageFramer(maxOutbound == null ? Integer.MAX_VALUE : maxOutbound);
        this.cancellation = new CallCancellation(context, options.getDeadline(), method.getFullMethodName());
    }

    @Override
    public void start(Listener<RespT> listener, Metadata headers) {
        checkState(response == null, "Already started");
        checkState(!cancelCalled, "call was cancelled");
        ClientResponse<RespT> answer = newResponse(listener);
        cancellation.begin();
        response = answer;
        Status over = cancellation.alreadyOver();
        if (over != null) {
            answer.cancel(over);
            return;
        }
        Compressor compressor = compressor();
        if (compressor == null) {
            answer.cancel(
                    Status.INTERNAL.withDescription("Unable to find compressor by name " + options.getCompressor()));
            return;
        }
        framer.compressor(compressor);
        open(requestHeaders(headers, compressor), answer);
    }

    /** Instead of {@link #start}: the call ends with a status before it has begun. */
    void startFailed(Listener<RespT> listener, Status status) {
        cancellation.begin();
        ClientResponse<RespT> answer = newResponse(listener);
        response = answer;
        answer.cancel(status);
    }

    private ClientResponse<RespT> newResponse(Listener<RespT> listener) {
        Executor executor = options.getExecutor() == null ? config.executor() : options.getExecutor();
        callerWaits = CallerSpin.isWorthFor(method, executor);
        Integer maxInbound = options.getMaxInboundMessageSize();
        MissingResponse missing = options.getOption(GrpcChannel.MISSING_RESPONSE);
        CallLimits limits = new CallLimits(
                maxInbound == null ? config.maxInboundMessageSize() : maxInbound,
                missing == null ? config.missingResponse() : missing);
        return new ClientResponse<>(config, method, listener, limits, executor, context, stream, this);
    }

    private @Nullable Compressor compressor() {
        String name = options.getCompressor();
        return name == null ? Codec.Identity.NONE : config.compressors().lookupCompressor(name);
    }

    private Headers requestHeaders(Metadata metadata, Compressor compressor) {
        String authority = options.getAuthority();
        Headers.Builder headers = Headers.builder()
                .add(POST)
                .add(config.scheme())
                .add(WireNames.PATH, "/" + method.getFullMethodName())
                .add(WireNames.AUTHORITY, authority == null ? config.authority() : authority)
                .add(TE_TRAILERS)
                .add(CONTENT_TYPE)
                .add(config.userAgent());
        if (!(compressor instanceof Codec.Identity)) {
            headers.add(WireNames.GRPC_ENCODING, compressor.getMessageEncoding());
        }
        if (config.acceptEncoding() != null) {
            headers.add(config.acceptEncoding());
        }
        if (cancellation.hasDeadline()) {
            headers.add(WireNames.GRPC_TIMEOUT, Timeout.format(cancellation.initialNanos()));
        }
        MetadataCodec.append(headers, metadata);
        return headers.build();
    }

    private void open(Headers headers, ClientResponse<RespT> answer) {
        Http2Stream opened;
        try {
            opened = connection.open(headers, false, answer);
        } catch (ConnectionEndedException e) {
            answer.refused(e);
            return;
        }
        stream.attach(opened);
        cancellation.watch(this, config.timer());
        if (!method.getType().clientSendsOneMessage()) {
            opened.flush();
            answer.signalReady();
        }
    }

    @Override
    public void request(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("Number requested must be non-negative: " + count);
        }
        started().request(count);
    }

    @Override
    public void sendMessage(ReqT message) {
        ClientResponse<RespT> answer = started();
        checkState(!cancelCalled, "call was cancelled");
        checkState(!halfClosed, "call was half-closed");
        if (answer.isDecided()) {
            return;
        }
        try {
            send(framer.frame(method.streamRequest(message)));
        } catch (StatusRuntimeException e) {
            cancel(e.getStatus());
        } catch (IOException | RuntimeException e) {
            cancel(Status.CANCELLED.withDescription("Failed to stream message").withCause(e));
        } catch (Error e) {
            cancel(Status.CANCELLED.withDescription("Failed to stream message").withCause(e));
            throw e;
        }
    }

    private void send(FramedMessage message) {
        FramedMessage earlier = lastMessage;
        if (earlier != null) {
            write(earlier, false);
            lastMessage = null;
        }
        if (method.getType().clientSendsOneMessage()) {
            // Half-close comes next: the end of the request then rides on the message.
            lastMessage = message;
            return;
        }
        write(message, false);
        flush();
    }

    private void write(FramedMessage message, boolean end) {
        Http2Stream opened = stream.stream();
        if (opened != null) {
            opened.data(message.bytes(), 0, message.length(), end);
        }
    }

    private void flush() {
        Http2Stream opened = stream.stream();
        if (opened != null) {
            opened.flush();
        }
    }

    @Override
    public void halfClose() {
        ClientResponse<RespT> answer = started();
        checkState(!cancelCalled, "call was cancelled");
        checkState(!halfClosed, "call already half-closed");
        halfClosed = true;
        FramedMessage last = lastMessage;
        lastMessage = null;
        answer.requestEnded();
        write(last == null ? new FramedMessage(new byte[0], 0) : last, true);
        flush();
        if (callerWaits) {
            config.callerSpin().awaitFirst(answer);
        }
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        if (cancelCalled) {
            return;
        }
        cancelCalled = true;
        Throwable reason = message == null && cause == null
                ? new CancellationException("Cancelled without a message or cause")
                : cause;
        cancel(Status.CANCELLED
                .withDescription(message == null ? "Call cancelled without message" : message)
                .withCause(reason));
    }

    @Override
    public void cancel(Status status) {
        ClientResponse<RespT> answer = response;
        if (answer != null) {
            answer.cancel(status);
        }
    }

    @Override
    public void onTold() {
        cancellation.stop();
    }

    @Override
    public Status refine(Status status) {
        return cancellation.refine(status);
    }

    @Override
    public boolean isReady() {
        Http2Stream opened = stream.stream();
        return opened != null
                && !halfClosed
                && !started().isDecided()
                && opened.queuedBytes() < GrpcChannel.READY_THRESHOLD;
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        ClientResponse<RespT> unused = started();
        framer.compressionEnabled(enabled);
    }

    @Override
    public Attributes getAttributes() {
        return stream.stream() == null ? Attributes.EMPTY : config.connection().attributes();
    }

    private ClientResponse<RespT> started() {
        ClientResponse<RespT> answer = response;
        if (answer == null) {
            throw new IllegalStateException("Not started");
        }
        return answer;
    }

    private static void checkState(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "GrpcClientCall{method=" + method.getFullMethodName() + "}";
    }
}
