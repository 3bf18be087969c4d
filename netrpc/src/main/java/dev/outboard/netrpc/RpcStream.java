package dev.outboard.netrpc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;

/** What a client or server talks on: bytes in both directions. One thread reads while another one writes. */
public interface RpcStream extends Closeable {

    /** {@return what comes from the other side, always the same object} */
    InputStream input();

    /** {@return what goes to the other side, always the same object; it is flushed after each message} */
    OutputStream output();

    /** Ends both directions. A thread that waits in one of them must come back. May be called several times, by any thread. */
    @Override
    void close() throws IOException;

    /**
     * Two streams. Closing closes both, the output first; that must wake whoever waits in them.
     *
     * @param input from the other side
     * @param output to the other side
     * @return both
     */
    static RpcStream of(InputStream input, OutputStream output) {
        return new StreamPair(Objects.requireNonNull(input, "input"), Objects.requireNonNull(output, "output"));
    }

    /**
     * A socket.
     *
     * @param socket connected; belongs to the stream
     * @return the stream
     * @throws IOException when the socket is not connected or broken
     */
    static RpcStream of(Socket socket) throws IOException {
        return new StreamPair(socket.getInputStream(), socket.getOutputStream());
    }
}
