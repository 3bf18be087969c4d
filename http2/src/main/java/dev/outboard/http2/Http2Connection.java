package dev.outboard.http2;

import dev.outboard.net.Connection;
import java.io.Closeable;

/**
 * HTTP/2 on a connection, as client or server.
 *
 * <p>Any thread may call any method; none waits for the peer. A reader thread, started by {@link #start}, reads the
 * connection and calls the listeners. Callers write with their own threads; a writer thread exists only from the first time
 * on that the connection does not take everything at once. Both are daemons and end with the connection.
 */
public final class Http2Connection implements Closeable {

    private Http2Connection() {}

    /**
     * The client's side of HTTP/2 on a connection.
     *
     * @param connection the bytes; belongs to the new object, which closes it at its end
     * @param options how to behave
     * @param listener hears of the connection as a whole
     * @return a connection, not yet started
     */
    public static Http2Connection client(Connection connection, Http2Options options, ConnectionListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * The server's side of HTTP/2 on a connection.
     *
     * @param connection the bytes; belongs to the new object, which closes it at its end
     * @param options how to behave
     * @param listener hears of the requests, and of the connection as a whole
     * @return a connection, not yet started
     */
    public static Http2Connection server(Connection connection, Http2Options options, ServerListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts the reader thread and sends this side's preface and SETTINGS. Requests may be opened at once.
     *
     * @throws IllegalStateException when called twice
     */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a stream with a request's headers. Nothing is sent before {@link Http2Stream#flush}, unless another caller's flush
     * takes it along. When the peer's limit of concurrent streams is reached, the stream waits for its turn, in order; the
     * caller does not.
     *
     * @param request pseudo-headers and headers, names in lower case
     * @param end whether the request ends here
     * @param listener hears of the response
     * @return where to write the request's body
     * @throws ConnectionEndedException when the connection has ended or takes no new streams; the listener hears nothing
     * @throws IllegalStateException on a server's connection, or before {@link #start}
     */
    public Http2Stream open(Headers request, boolean end, StreamListener listener) throws ConnectionEndedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends a PING.
     *
     * @param listener hears of the answer
     * @throws ConnectionEndedException when the connection has ended; the listener hears nothing
     */
    public void ping(PingListener listener) throws ConnectionEndedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the connection in an orderly way: no new streams; those there are finish, then the connection closes. Tells the peer
     * by GOAWAY (a server twice, as RFC 9113, section 6.8 says, so that no request is lost on the way). Does not wait; a
     * second call does nothing.
     */
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the connection at once because of what the peer does: tells the peer by GOAWAY if it reads, fails all streams,
     * closes. Does not wait.
     *
     * @param code what to tell the peer
     * @param message what to tell the peer and the listeners, for people
     */
    public void abort(ErrorCode code, String message) {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection at once, fails all streams. Does not wait for the peer or the listeners; idempotent. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether a call of {@link #open} can succeed.
     *
     * @return false from the moment on that either side is going away or the connection has ended
     */
    public boolean isOpen() {
        throw new UnsupportedOperationException();
    }
}
