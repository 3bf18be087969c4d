package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.ErrorCode;
import dev.outboard.http2.Headers;
import dev.outboard.http2.StreamListener;
import dev.outboard.http2.StreamReset;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Decompressor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The answer to one call: what comes off the wire becomes events for the call's listener. */
final class ClientResponse<RespT> implements StreamListener, CallInbox.Owner, CallCancellation.Target {

    /** What ends with the call. */
    interface Ending {
        /** The listener is about to hear the call's end, or never will: until here a deadline can end the call. */
        void onTold();

        /** A better status, if there is one, than the one that the wire gives. */
        Status refine(Status status);
    }

    private final ClientConfig config;
    private final MethodDescriptor<?, RespT> method;
    private final MissingResponse missingResponse;
    private final StreamHandle stream;
    private final Ending ending;
    private final CallInbox inbox;
    private final MessageDeframer deframer;
    private final ClientEvents<RespT> events;

    /** Set once this side has said all: then the stream needs no reset at the end. */
    private volatile boolean requestEnded;

    // Of the connection's reader alone.
    private boolean headersReceived;
    private boolean messageReceived;
    private @Nullable ForeignAnswer foreign;

    ClientResponse(
            ClientConfig config,
            MethodDescriptor<?, RespT> method,
            ClientCall.Listener<RespT> listener,
            CallLimits limits,
            Executor executor,
            Context context,
            StreamHandle stream,
            Ending ending) {
        this.config = config;
        this.method = method;
        this.missingResponse = limits.missingResponse();
        this.stream = stream;
        this.ending = ending;
        this.inbox = new CallInbox(executor, context, stream, this);
        this.events = new ClientEvents<>(method, listener, config.connectionStatus(), ending, this, inbox::addAfterEnd);
        this.deframer = new MessageDeframer(limits.maxInboundMessageSize());
    }

    // ---- by the application's threads

    void request(int count) {
        inbox.request(count);
    }

    void requestEnded() {
        requestEnded = true;
    }

    boolean isDecided() {
        return inbox.isEnded();
    }

    /** Whether there is something for the executor to tell; without a lock. */
    boolean hasArrived() {
        return inbox.isBusy();
    }

    void signalReady() {
        inbox.signal(events.ready());
    }

    /** Ends the call from this side: drops what was not told yet, and resets the stream. Any thread. */
    @Override
    public void cancel(Status status) {
        if (inbox.end(events.closed(status, new Metadata()), CallInbox.Earlier.DROPPED)) {
            stream.reset(ErrorCode.CANCEL);
            inbox.handOver();
        }
    }

    /** Ends a call whose stream was never opened. */
    void refused(ConnectionEndedException end) {
        if (inbox.end(events.connectionEnded(end), CallInbox.Earlier.DROPPED)) {
            inbox.handOver();
        }
    }

    // ---- by the connection's reader

    @Override
    public void onHeaders(Headers headers, boolean end) {
        try {
            if (!headersReceived && !isGrpc(headers)) {
                foreign = ForeignAnswer.to(headers);
                headersReceived = true;
            }
            if (foreign != null) {
                if (end) {
                    fail(foreign.status());
                }
            } else if (end) {
                onTrailers(headers);
            } else {
                onInitialHeaders(headers);
            }
        } catch (MalformedMetadataException e) {
            fail(Status.INTERNAL.withDescription(e.getMessage()).withCause(e));
        }
    }

    private static boolean isGrpc(Headers headers) {
        String contentType = headers.get(WireNames.CONTENT_TYPE);
        return contentType != null && WireNames.isGrpc(contentType);
    }

    private void onInitialHeaders(Headers headers) throws MalformedMetadataException {
        headersReceived = true;
        String encoding = headers.get(WireNames.GRPC_ENCODING);
        if (encoding != null) {
            Decompressor decompressor = config.decompressors().lookupDecompressor(encoding);
            if (decompressor == null) {
                fail(Status.INTERNAL.withDescription("Can't find decompressor for " + encoding));
                return;
            }
            deframer.decompressor(decompressor);
        }
        inbox.add(events.headers(MetadataCodec.decode(headers)));
    }

    private void onTrailers(Headers trailers) throws MalformedMetadataException {
        Status status = StatusMapping.fromTrailers(trailers);
        if (status == null) {
            fail(headersReceived ? missingStatus() : missingStatus(trailers));
            return;
        }
        if (status.isOk() && deframer.isInsideMessage()) {
            fail(Status.INTERNAL.withDescription("The answer ended in the middle of a message"));
            return;
        }
        if (status.isOk() && isResponseMissing() && missingResponse == MissingResponse.EMPTY_MESSAGE) {
            inbox.message(events.message(MessageInputStream.of(new byte[0])), 0);
        }
        if (inbox.end(events.closed(ending.refine(status), MetadataCodec.decode(trailers)), CallInbox.Earlier.TOLD)) {
            resetUnlessRequestEnded();
        }
    }

    private boolean isResponseMissing() {
        return method.getType().serverSendsOneMessage() && !messageReceived;
    }

    private static Status missingStatus() {
        return Status.UNKNOWN.withDescription("missing GRPC status in response");
    }

    private static Status missingStatus(Headers trailersOnly) {
        return StatusMapping.fromHttpStatus(String.valueOf(trailersOnly.get(WireNames.STATUS)))
                .augmentDescription("missing GRPC status, inferred error from HTTP status code");
    }

    /** A server that answers early has no use for the rest of the request. */
    private void resetUnlessRequestEnded() {
        if (!requestEnded) {
            stream.reset(ErrorCode.CANCEL);
        }
    }

    @Override
    public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
        int padding = flowControlledBytes - data.remaining();
        if (padding > 0) {
            stream.consumed(padding);
        }
        if (foreign != null) {
            collect(foreign, data, end);
            return;
        }
        try {
            deframe(data);
        } catch (StatusException e) {
            stream.consumed(data.remaining());
            fail(e.getStatus());
            return;
        }
        if (end) {
            fail(Status.INTERNAL.withDescription("The server ended the answer without a status"));
        }
    }

    private void collect(ForeignAnswer answer, ByteBuffer data, boolean end) {
        boolean enough = answer.add(data);
        stream.consumed(data.remaining());
        if (enough || end) {
            fail(answer.status());
        }
    }

    private void deframe(ByteBuffer data) throws StatusException {
        while (data.hasRemaining()) {
            int before = data.remaining();
            InputStream message = deframer.next(data);
            int taken = before - data.remaining();
            if (message == null) {
                inbox.partialMessage(taken);
            } else {
                messageReceived = true;
                inbox.message(events.message(message), taken);
            }
        }
    }

    @Override
    public void onReset(StreamReset reset) {
        Status status = switch (reset.origin()) {
            case PEER -> StatusMapping.fromReset(reset.code());
            case VIOLATION -> Status.INTERNAL.withDescription(reset.message());
            case GOING_AWAY -> Status.UNAVAILABLE.withDescription(reset.message());
        };
        fail(status);
    }

    /** The answer cannot go on; what it brought so far, and was requested, is told first. */
    private void fail(Status status) {
        Status told = ending.refine(
                status.withDescription(status.getDescription() + ", calling " + method.getFullMethodName()));
        if (inbox.end(events.closed(told, new Metadata()), CallInbox.Earlier.TOLD_IF_REQUESTED)) {
            stream.reset(ErrorCode.CANCEL);
        }
    }

    @Override
    public void onConnectionEnd(ConnectionEndedException end) {
        boolean unused = inbox.end(events.connectionEnded(end), CallInbox.Earlier.TOLD_IF_REQUESTED);
    }

    @Override
    public void onWritable() {
        if (!method.getType().clientSendsOneMessage()) {
            signalReady();
        }
    }

    @Override
    public void onBatchEnd() {
        inbox.handOver();
    }

    @Override
    public void onRejected(RuntimeException rejection) {
        stream.reset(ErrorCode.CANCEL);
        ending.onTold();
        events.log("The executor of a call takes no tasks; the call's end cannot be told", rejection);
    }
}
