package dev.outboard.http2;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TcpSockets;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A server without TLS that answers every request with status 200 and a few bytes, for h2spec
 * ({@code h2spec -h 127.0.0.1 -p PORT generic http2 hpack}). Usable in a test, or from the command line.
 */
public final class H2SpecServer implements Closeable {

    private static final byte[] BODY = "hello from outboard\n".getBytes(StandardCharsets.US_ASCII);

    /** h2spec takes any HEADERS frame of 20 KB for one that is too large, whatever the settings say. */
    private static final Http2Options OPTIONS =
            Http2Options.builder().maxFrameSize(16_384).build();

    private final Listener listener;

    private H2SpecServer(Listener listener) {
        this.listener = listener;
    }

    /** Listens on 127.0.0.1 and starts to accept. */
    public static H2SpecServer start(int port) throws IOException {
        H2SpecServer server = new H2SpecServer(TcpSockets.listen("127.0.0.1", port));
        Thread acceptor = new Thread(server::acceptAll, "h2spec-server-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return server;
    }

    /** The port that was asked for, or that the system chose for 0. */
    public int port() {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }

    private void acceptAll() {
        try {
            while (true) {
                Connection connection = listener.accept();
                Http2Connection.server(connection, OPTIONS, new Answers()).start();
            }
        } catch (ConnectionClosedException e) {
            // The server was closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
    }

    /** Serves on the port given as the only argument until the process is killed. */
    public static void main(String[] arguments) throws Exception {
        H2SpecServer server = start(Integer.parseInt(arguments[0]));
        System.out.println("listening on 127.0.0.1:" + server.port());
        Thread.sleep(Long.MAX_VALUE);
    }

    private static final class Answers implements ServerListener {

        @Override
        public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
            if (end) {
                answer(stream);
            }
            return new StreamListener() {
                @Override
                public void onHeaders(Headers trailers, boolean endOfRequest) {
                    answer(stream);
                }

                @Override
                public void onData(ByteBuffer data, int flowControlledBytes, boolean endOfRequest) {
                    stream.consumed(flowControlledBytes);
                    if (endOfRequest) {
                        answer(stream);
                    }
                }

                @Override
                public void onReset(StreamReset reset) {}

                @Override
                public void onConnectionEnd(ConnectionEndedException why) {}
            };
        }

        private static void answer(Http2Stream stream) {
            stream.headers(Headers.of(":status", "200", "content-type", "text/plain"), false);
            stream.data(BODY.clone(), 0, BODY.length, true);
            stream.flush();
        }

        @Override
        public void onEnd(ConnectionEndedException end) {
            if (end.reason() == ConnectionEndedException.Reason.INTERNAL) {
                end.printStackTrace();
            }
        }
    }
}
