package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Client and server of this module with each other. */
class ExchangeTest {

    static final Headers REQUEST =
            Headers.of(":method", "POST", ":scheme", "http", ":path", "/a/b", ":authority", "localhost");
    static final Headers RESPONSE = Headers.of(":status", "200");
    static final Headers TRAILERS = Headers.of("grpc-status", "0");

    private final Pipe pipe = Pipe.pair();
    private final RecordingServer server = new RecordingServer();
    private final RecordingServer client = new RecordingServer();
    private final Http2Connection serverSide =
            Http2Connection.server(end(pipe.second()), Http2Options.defaults(), server);
    private final Http2Connection clientSide =
            Http2Connection.client(end(pipe.first()), Http2Options.defaults(), client);

    /** The end of a pipe that the connection under test has. */
    Connection end(Connection connection) {
        return connection;
    }

    @AfterEach
    void close() {
        clientSide.close();
        serverSide.close();
    }

    private void start() {
        serverSide.start();
        clientSide.start();
    }

    private RecordingStream open(boolean end) throws ConnectionEndedException {
        RecordingStream listener = new RecordingStream();
        listener.setStream(clientSide.open(REQUEST, end, listener));
        return listener;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRequestAndItsResponseArriveWhole() throws Exception {
        start();
        RecordingStream call = open(false);
        call.stream().data(bytes("question"), 0, 8, true);
        call.stream().flush();

        RecordingStream request = server.nextStream();
        assertThat(request.next()).isEqualTo("headers " + REQUEST);
        assertThat(request.next()).isEqualTo("data 8 of 8 end");
        request.stream().headers(RESPONSE, false);
        request.stream().data(bytes("the answer"), 4, 6, false);
        request.stream().headers(TRAILERS, true);
        request.stream().flush();

        assertThat(call.next()).isEqualTo("headers " + RESPONSE);
        assertThat(call.next()).isEqualTo("data 6 of 6");
        assertThat(call.next()).isEqualTo("headers " + TRAILERS + " end");
        assertThat(call.bodyText()).isEqualTo("answer");
    }

    @Test
    void manyMegabytesPassThroughTheWindowsBothWays() throws Exception {
        start();
        int size = 20 << 20;
        byte[] body = new byte[size];
        new java.util.Random(1).nextBytes(body);
        RecordingStream call = open(false);
        call.stream().data(body.clone(), 0, size, true);
        call.stream().flush();
        RecordingStream request = server.nextStream();
        while (!request.next().endsWith(" end")) {
            // Read on.
        }
        request.stream().headers(RESPONSE, false);
        request.stream().data(request.bodyBytes(), 0, size, true);
        request.stream().flush();
        while (!call.next().endsWith(" end")) {
            // Read on.
        }
        assertThat(call.bodyBytes()).isEqualTo(body);
    }
}
