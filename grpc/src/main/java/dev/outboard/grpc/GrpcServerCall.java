package dev.outboard.grpc;

import io.grpc.Attributes;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One call as its handler sees it: what the application does goes to {@link ServerReply}.
 *
 * <p>The answer of a method that gives one message leaves with its headers and its status in one flush, at the close.
 */
final class GrpcServerCall<ReqT, RespT> extends ServerCall<ReqT, RespT> {

    private final ServerRequest request;
    private final ServerReply reply;
    private final MethodDescriptor<ReqT, RespT> method;
    private final RequestHead head;
    private final ServerConfig config;
    private final ConnectionFacts connection;
    private final MessageFramer framer = new MessageFramer(Integer.MAX_VALUE);

    private Compressor compressor = Codec.Identity.NONE;
    private boolean headersSent;
    private boolean messageSent;
    private boolean closed;

    GrpcServerCall(
            ServerRequest request,
            ServerReply reply,
            MethodDescriptor<ReqT, RespT> method,
            RequestHead head,
            ServerConfig config,
            ConnectionFacts connection) {
        this.request = request;
        this.reply = reply;
        this.method = method;
        this.head = head;
        this.config = config;
        this.connection = connection;
    }

    @Override
    public void request(int count) {
        request.request(count);
    }

    @Override
    public void setCompression(String compressorName) {
        checkState(!headersSent, "sendHeaders has been called");
        Compressor found = config.compressors().lookupCompressor(compressorName);
        if (found == null) {
            throw new IllegalArgumentException("Unable to find compressor by name " + compressorName);
        }
        compressor = found;
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        framer.compressionEnabled(enabled);
    }

    @Override
    public void sendHeaders(Metadata headers) {
        checkState(!headersSent, "sendHeaders has already been called");
        checkState(!closed, "call is closed");
        headersSent = true;
        if (!AcceptEncoding.contains(head.acceptEncoding(), compressor.getMessageEncoding())) {
            compressor = Codec.Identity.NONE;
        }
        framer.compressor(compressor);
        reply.headers(headers, compressor);
        flushUnlessOneMessage();
    }

    @Override
    public void sendMessage(RespT message) {
        checkState(headersSent, "sendHeaders has not been called");
        checkState(!closed, "call is closed");
        if (messageSent && method.getType().serverSendsOneMessage()) {
            fail(Status.INTERNAL.withDescription("Too many responses: " + method.getFullMethodName()));
            return;
        }
        messageSent = true;
        try {
            reply.message(framer.frame(method.streamResponse(message)));
        } catch (StatusRuntimeException e) {
            failedToSend(e.getStatus(), e);
            return;
        } catch (IOException | RuntimeException e) {
            failedToSend(Status.INTERNAL.withDescription("Failed to send a message"), e);
            return;
        } catch (Error e) {
            failedToSend(Status.INTERNAL.withDescription("Failed to send a message"), e);
            throw e;
        }
        flushUnlessOneMessage();
    }

    private void failedToSend(Status status, Throwable failure) {
        System.getLogger(GrpcServerCall.class.getName())
                .log(Level.WARNING, "A message could not be sent: " + method.getFullMethodName(), failure);
        fail(status.withCause(failure));
    }

    /** One message is flushed with the status that follows it. */
    private void flushUnlessOneMessage() {
        if (!method.getType().serverSendsOneMessage()) {
            reply.flush();
        }
    }

    @Override
    public void close(Status status, Metadata trailers) {
        checkState(!closed, "call already closed");
        closed = true;
        if (status.isOk() && method.getType().serverSendsOneMessage() && !messageSent) {
            fail(Status.INTERNAL.withDescription("Completed without a response: " + method.getFullMethodName()));
            return;
        }
        request.close(status, trailers);
    }

    /** Ends the call, whatever the application still does with it. */
    void fail(Status status) {
        request.fail(status);
    }

    @Override
    public boolean isReady() {
        return !closed && reply.isReady();
    }

    @Override
    public boolean isCancelled() {
        return request.isCancelled();
    }

    @Override
    public Attributes getAttributes() {
        return connection.attributes();
    }

    @Override
    public SecurityLevel getSecurityLevel() {
        return connection.securityLevel();
    }

    @Override
    public @Nullable String getAuthority() {
        return head.authority();
    }

    @Override
    public MethodDescriptor<ReqT, RespT> getMethodDescriptor() {
        return method;
    }

    private static void checkState(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
