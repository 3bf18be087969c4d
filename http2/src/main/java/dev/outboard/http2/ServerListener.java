package dev.outboard.http2;

/** What the user of a server's connection is told. Called by the connection's reader thread, under no lock; must not block. */
public interface ServerListener extends ConnectionListener {

    /**
     * A request begins.
     *
     * @param stream where to answer, by any thread, now or later
     * @param request the request's pseudo-headers and headers, well-formed (RFC 9113, section 8.3.1)
     * @param end whether the request ends here
     * @return who hears the rest of the stream
     */
    StreamListener onStream(Http2Stream stream, Headers request, boolean end);
}
