package dev.outboard.grpc;

import java.util.Set;

/** Names and values of header fields that belong to the transport (gRPC over HTTP2, "Requests" and "Responses"). */
final class WireNames {

    static final String METHOD = ":method";
    static final String SCHEME = ":scheme";
    static final String PATH = ":path";
    static final String AUTHORITY = ":authority";
    static final String STATUS = ":status";

    static final String TE = "te";
    static final String CONTENT_TYPE = "content-type";
    static final String USER_AGENT = "user-agent";
    static final String GRPC_TIMEOUT = "grpc-timeout";
    static final String GRPC_ENCODING = "grpc-encoding";
    static final String GRPC_ACCEPT_ENCODING = "grpc-accept-encoding";
    static final String GRPC_STATUS = "grpc-status";
    static final String GRPC_MESSAGE = "grpc-message";

    static final String GRPC_CONTENT_TYPE = "application/grpc";

    /** What an application's metadata must not say, for the transport says it, or HTTP/2 forbids it (RFC 9113, 8.2.2). */
    private static final Set<String> RESERVED = Set.of(
            TE,
            CONTENT_TYPE,
            USER_AGENT,
            GRPC_TIMEOUT,
            GRPC_ENCODING,
            GRPC_ACCEPT_ENCODING,
            GRPC_STATUS,
            GRPC_MESSAGE,
            "content-length",
            "connection",
            "host",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "upgrade");

    private WireNames() {}

    static boolean isReserved(String name) {
        return name.startsWith(":") || RESERVED.contains(name);
    }

    /** Whether an application is not shown a field: it is an HTTP/2 matter, or becomes the call's status. */
    static boolean isHidden(String name) {
        return name.startsWith(":") || name.equals(TE) || name.equals(GRPC_STATUS) || name.equals(GRPC_MESSAGE);
    }

    /** Whether a content type is {@code application/grpc}, alone or with a subtype or parameter. */
    static boolean isGrpc(String contentType) {
        int length = GRPC_CONTENT_TYPE.length();
        if (!contentType.regionMatches(true, 0, GRPC_CONTENT_TYPE, 0, length)) {
            return false;
        }
        return contentType.length() == length || contentType.charAt(length) == '+' || contentType.charAt(length) == ';';
    }
}
