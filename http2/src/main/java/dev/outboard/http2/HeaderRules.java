package dev.outboard.http2;

/**
 * What makes a header list well-formed (RFC 9113, section 8). A malformed one resets its stream with PROTOCOL_ERROR.
 *
 * <p>One rule is left out on purpose: values may begin and end with blanks, because gRPC allows that (a status message that
 * ends in one is sent as it is).
 */
final class HeaderRules {

    private static final int METHOD = 1;
    private static final int SCHEME = 2;
    private static final int PATH = 4;
    private static final int AUTHORITY = 8;
    private static final int STATUS = 16;

    private static final int REQUEST_FIELDS = METHOD | SCHEME | PATH | AUTHORITY;
    private static final int RESPONSE_FIELDS = STATUS;
    private static final int NO_FIELDS = 0;

    /** What {@link #contentLength} returns when the list does not say. */
    static final long UNKNOWN_LENGTH = -1;

    private HeaderRules() {}

    /** Fails unless the list can begin a request. */
    static void checkRequest(int streamId, Headers headers) throws Http2StreamException {
        int seen = checkFields(streamId, headers, REQUEST_FIELDS);
        boolean connect = "CONNECT".equals(headers.get(":method"));
        int required = connect ? METHOD | AUTHORITY : METHOD | SCHEME | PATH;
        if ((seen & required) != required) {
            throw malformed(streamId, "a request without " + names(required & ~seen));
        }
        if (connect && (seen & (SCHEME | PATH)) != 0) {
            throw malformed(streamId, "CONNECT with " + names(seen & (SCHEME | PATH)));
        }
        if (!connect && "".equals(headers.get(":path"))) {
            throw malformed(streamId, "an empty :path");
        }
    }

    /**
     * Fails unless the list can begin a response.
     *
     * @return the status, 100 to 999; below 200 it is an interim response, which another one follows
     */
    static int checkResponse(int streamId, Headers headers) throws Http2StreamException {
        checkFields(streamId, headers, RESPONSE_FIELDS);
        String status = headers.get(":status");
        if (status == null) {
            throw malformed(streamId, "a response without :status");
        }
        if (status.length() != 3 || !isNumber(status) || status.charAt(0) == '0') {
            throw malformed(streamId, "the :status '" + printable(status) + "'");
        }
        return Integer.parseInt(status);
    }

    /** Fails unless the list can end a request or a response. */
    static void checkTrailers(int streamId, Headers headers) throws Http2StreamException {
        checkFields(streamId, headers, NO_FIELDS);
    }

    /**
     * How many octets of DATA the list announces; other than that, without padding, is a malformed message too.
     *
     * @return the length, or {@link #UNKNOWN_LENGTH}
     */
    static long contentLength(int streamId, Headers headers) throws Http2StreamException {
        String first = null;
        for (int i = 0; i < headers.size(); i++) {
            HeaderField field = headers.field(i);
            if (field.name().equals("content-length")) {
                if (first != null && !first.equals(field.value())) {
                    throw malformed(
                            streamId,
                            "the content lengths '" + printable(first) + "' and '" + printable(field.value()) + "'");
                }
                first = field.value();
            }
        }
        return first == null ? UNKNOWN_LENGTH : parseLength(streamId, first);
    }

    private static long parseLength(int streamId, String text) throws Http2StreamException {
        // 18 digits always fit.
        if (text.isEmpty() || text.length() > 18 || !isNumber(text)) {
            throw malformed(streamId, "the content length '" + printable(text) + "'");
        }
        return Long.parseLong(text);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Checks each field, and that pseudo-headers are among the allowed ones, come first, and come once. */
    private static int checkFields(int streamId, Headers headers, int allowed) throws Http2StreamException {
        int seen = 0;
        boolean regularSeen = false;
        for (int i = 0; i < headers.size(); i++) {
            HeaderField field = headers.field(i);
            checkValue(streamId, field);
            if (!field.name().startsWith(":")) {
                checkRegular(streamId, field);
                regularSeen = true;
                continue;
            }
            int pseudo = pseudoHeader(field.name());
            if ((pseudo & allowed) == 0) {
                throw malformed(
                        streamId, "the pseudo-header '" + printable(field.name()) + "', which does not belong there");
            }
            if (regularSeen) {
                throw malformed(streamId, field.name() + " behind a regular field");
            }
            if ((pseudo & seen) != 0) {
                throw malformed(streamId, field.name() + " twice");
            }
            seen |= pseudo;
        }
        return seen;
    }

    private static void checkRegular(int streamId, HeaderField field) throws Http2StreamException {
        String name = field.name();
        checkName(streamId, name);
        switch (name) {
            case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade" ->
                throw malformed(streamId, "the field '" + name + "', which is about HTTP/1.1 connections");
            case "te" -> {
                if (!field.value().equals("trailers")) {
                    throw malformed(
                            streamId, "te with another value than 'trailers': '" + printable(field.value()) + "'");
                }
            }
            default -> {
                // An ordinary field.
            }
        }
    }

    private static void checkName(int streamId, String name) throws Http2StreamException {
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            valid &= c > ' ' && c < 0x7f && c != ':' && !(c >= 'A' && c <= 'Z');
        }
        if (!valid) {
            throw malformed(streamId, "the field name '" + printable(name) + "'");
        }
    }

    private static void checkValue(int streamId, HeaderField field) throws Http2StreamException {
        String value = field.value();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= '\r' && (c == '\r' || c == '\n' || c == 0)) {
                throw malformed(streamId, "a line break or NUL in the value of '" + printable(field.name()) + "'");
            }
        }
    }

    private static int pseudoHeader(String name) {
        return switch (name) {
            case ":method" -> METHOD;
            case ":scheme" -> SCHEME;
            case ":path" -> PATH;
            case ":authority" -> AUTHORITY;
            case ":status" -> STATUS;
            default -> 0;
        };
    }

    private static String names(int pseudoHeaders) {
        StringBuilder names = new StringBuilder();
        for (String name : new String[] {":method", ":scheme", ":path", ":authority"}) {
            if ((pseudoHeader(name) & pseudoHeaders) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(name);
            }
        }
        return names.toString();
    }

    /** Names off the wire end up in messages and logs: without control characters, and not at any length. */
    private static String printable(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 64); i++) {
            char c = text.charAt(i);
            result.append(c >= ' ' && c < 0x7f ? c : '.');
        }
        return result.toString();
    }

    private static Http2StreamException malformed(int streamId, String what) {
        return new Http2StreamException(
                streamId, ErrorCode.PROTOCOL_ERROR, "The peer's headers on stream " + streamId + " have " + what + ".");
    }
}
