package dev.outboard.http2;

import java.util.Set;

/** Decides which fields an encoder's table learns. */
@FunctionalInterface
interface IndexingPolicy {

    Indexing of(HeaderField field);

    /** For calls that come again and again with the same fields but for a few. */
    IndexingPolicy STANDARD = new IndexingPolicy() {

        private static final int MAX_SIZE = 1024;
        private static final int MAX_BINARY_VALUE = 64;

        private final Set<String> secret = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

        private final Set<String> varying = Set.of(
                "grpc-timeout",
                "grpc-message",
                "grpc-status-details-bin",
                "grpc-trace-bin",
                "grpc-tags-bin",
                "traceparent",
                "tracestate",
                "content-length",
                "date",
                "age",
                "etag",
                "last-modified",
                "if-modified-since",
                "if-none-match",
                "location");

        @Override
        public Indexing of(HeaderField field) {
            String name = field.name();
            if (secret.contains(name)) {
                return Indexing.NEVER;
            }
            boolean large = field.size() > MAX_SIZE
                    || (name.endsWith("-bin") && field.value().length() > MAX_BINARY_VALUE);
            return large || varying.contains(name) ? Indexing.NONE : Indexing.ADD;
        }
    };
}
