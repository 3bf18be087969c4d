package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** A server on a pipe, and a client that is played frame by frame. */
abstract class ServerFixture {

    static final Headers REQUEST = ExchangeTest.REQUEST;
    static final Headers RESPONSE = ExchangeTest.RESPONSE;

    final Pipe pipe = Pipe.pair(1 << 20);
    final FramePeer client = new FramePeer(pipe.first());
    final RecordingServer listener = new RecordingServer();
    Http2Connection server = Http2Connection.server(end(pipe.second()), Http2Options.defaults(), listener);

    /** The end of a pipe that the connection under test has. */
    Connection end(Connection connection) {
        return connection;
    }

    @AfterEach
    void closeBoth() {
        server.close();
        client.close();
    }

    FramePeer begin(Setting... settings) throws IOException {
        server.start();
        return client.beginAsClient(settings);
    }

    FramePeer begin(Http2Options.Builder options, Setting... settings) throws IOException {
        server = Http2Connection.server(end(pipe.second()), options.build(), listener);
        return begin(settings);
    }

    void assertConnectionError(ErrorCode code) throws Exception {
        assertThat(client.expectGoAwayAndEnd().errorCode()).isEqualTo(code);
        client.close();
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.VIOLATION);
        assertThat(listener.awaitEnd().code()).isEqualTo(code);
        assertThat(listener.events).doesNotContain("ended twice");
    }
}
