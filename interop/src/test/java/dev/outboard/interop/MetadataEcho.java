package dev.outboard.interop;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Sends back metadata whose keys begin with certain prefixes: some in the headers, some in the trailers. */
final class MetadataEcho implements ServerInterceptor {

    private final String headerPrefix;
    private final String trailerPrefix;

    MetadataEcho(String headerPrefix, String trailerPrefix) {
        this.headerPrefix = headerPrefix;
        this.trailerPrefix = trailerPrefix;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata received, ServerCallHandler<Q, R> next) {
        return next.startCall(
                new Echoing<>(call, chosen(received, headerPrefix), chosen(received, trailerPrefix)), received);
    }

    private static Metadata chosen(Metadata received, String prefix) {
        Metadata chosen = new Metadata();
        for (String name : received.keys()) {
            if (name.startsWith(prefix)) {
                if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                    copy(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER), received, chosen);
                } else {
                    copy(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), received, chosen);
                }
            }
        }
        return chosen;
    }

    private static <T> void copy(Metadata.Key<T> key, Metadata from, Metadata to) {
        Iterable<T> values = from.getAll(key);
        if (values != null) {
            values.forEach(value -> to.put(key, value));
        }
    }

    private static final class Echoing<Q, R> extends SimpleForwardingServerCall<Q, R> {

        private final Metadata moreHeaders;
        private final Metadata moreTrailers;

        Echoing(ServerCall<Q, R> call, Metadata moreHeaders, Metadata moreTrailers) {
            super(call);
            this.moreHeaders = moreHeaders;
            this.moreTrailers = moreTrailers;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headers.merge(moreHeaders);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            trailers.merge(moreTrailers);
            super.close(status, trailers);
        }
    }
}
