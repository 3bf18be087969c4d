package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.Headers;
import dev.outboard.http2.Http2Stream;
import dev.outboard.http2.ServerListener;
import dev.outboard.http2.StreamListener;
import dev.outboard.http2.StreamReset;
import io.grpc.Codec;
import io.grpc.Decompressor;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of one connection: those that are calls of methods that can be are begun, the others answered at once. */
final class ServerConnection implements ServerListener {

    private final ServerConfig config;
    private final ConnectionFacts connection;
    private final Consumer<ServerConnection> onEnd;

    /** @param onEnd told once, by the connection's reader */
    ServerConnection(ServerConfig config, ConnectionFacts connection, Consumer<ServerConnection> onEnd) {
        this.config = config;
        this.connection = connection;
        this.onEnd = onEnd;
    }

    @Override
    public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
        ServerReply reply = new ServerReply(stream, config.acceptEncoding());
        try {
            return begin(RequestHead.parse(request), stream, end, reply);
        } catch (RequestHead.NotGrpcException e) {
            // Clients that do not speak gRPC may not expect an answer before the end of their request.
            return end ? refuse(e, stream, true, reply) : new ForeignRequest(e, stream, reply);
        } catch (RequestHead.RefusedException e) {
            return refuse(e, stream, end, reply);
        }
    }

    private static StreamListener refuse(
            RequestHead.RefusedException why, Http2Stream stream, boolean end, ServerReply reply) {
        reply.refuse(why.httpStatus(), why.status());
        return new IgnoredRequest(stream, reply, end);
    }

    private StreamListener begin(RequestHead head, Http2Stream stream, boolean end, ServerReply reply) {
        Decompressor decompressor = decompressor(head);
        if (decompressor == null) {
            return answer(
                    Status.UNIMPLEMENTED.withDescription("Can't find decompressor for " + head.encoding()),
                    stream,
                    end,
                    reply);
        }
        ServerMethods.Method registered = config.methods().registered(head.fullMethodName());
        if (registered == null && !config.methods().hasFallback()) {
            return answer(methodNotFound(head.fullMethodName()), stream, end, reply);
        }
        ServerRequest request = new ServerRequest(config, head, registered, connection, stream, reply);
        request.begin(end, decompressor);
        return request;
    }

    private @Nullable Decompressor decompressor(RequestHead head) {
        return head.encoding() == null
                ? Codec.Identity.NONE
                : config.decompressors().lookupDecompressor(head.encoding());
    }

    private static StreamListener answer(Status status, Http2Stream stream, boolean end, ServerReply reply) {
        reply.end(status, new Metadata());
        return new IgnoredRequest(stream, reply, end);
    }

    static Status methodNotFound(String fullMethodName) {
        return Status.UNIMPLEMENTED.withDescription("Method not found: " + fullMethodName);
    }

    @Override
    public void onEnd(ConnectionEndedException end) {
        onEnd.accept(this);
    }

    /** What still comes of a request that is not gRPC, and the answer behind it. */
    private static final class ForeignRequest implements StreamListener {

        private final RequestHead.NotGrpcException why;
        private final Http2Stream stream;
        private final ServerReply reply;

        ForeignRequest(RequestHead.NotGrpcException why, Http2Stream stream, ServerReply reply) {
            this.why = why;
            this.stream = stream;
            this.reply = reply;
        }

        @Override
        public void onHeaders(Headers trailers, boolean end) {
            answer();
        }

        @Override
        public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
            stream.consumed(flowControlledBytes);
            if (end) {
                answer();
            }
        }

        private void answer() {
            reply.refuse(why.httpStatus(), why.status());
        }

        @Override
        public void onReset(StreamReset reset) {}

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {}
    }

    /** What still comes of a request that has its answer. */
    private static final class IgnoredRequest implements StreamListener {

        private final Http2Stream stream;

        IgnoredRequest(Http2Stream stream, ServerReply reply, boolean end) {
            this.stream = stream;
            if (!end) {
                reply.stopRequest();
            }
        }

        @Override
        public void onHeaders(Headers headers, boolean end) {}

        @Override
        public void onData(ByteBuffer data, int flowControlledBytes, boolean end) {
            stream.consumed(flowControlledBytes);
        }

        @Override
        public void onReset(StreamReset reset) {}

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {}
    }
}
