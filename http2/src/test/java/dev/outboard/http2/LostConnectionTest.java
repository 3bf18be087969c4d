package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The connection ends behind every octet of what the peer has to say. */
class LostConnectionTest {

    /** The end of a pipe that the connection under test has. */
    Connection end(Connection connection) {
        return connection;
    }

    private static ByteBuffer response() {
        FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
        ByteBuffer octets = ByteBuffer.allocate(1000);
        writer.settings(octets, List.of());
        writer.settingsAck(octets);
        writer.windowUpdate(octets, 0, 1000);
        octets.put(writer.headers(1, ExchangeTest.RESPONSE, false));
        writer.data(octets, 1, new byte[5], 0, 5, false);
        writer.ping(octets, false, 7);
        octets.put(writer.headers(1, ExchangeTest.TRAILERS, true));
        return octets.flip();
    }

    private static ByteBuffer request() {
        FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
        ByteBuffer octets = ByteBuffer.allocate(1000);
        Preface.write(octets);
        writer.settings(octets, List.of());
        octets.put(writer.headers(1, ExchangeTest.REQUEST, false));
        writer.data(octets, 1, new byte[5], 0, 5, true);
        return octets.flip();
    }

    @Test
    void aClientsCallHasExactlyOneEndWhereverTheConnectionIsLost() throws Exception {
        int length = response().remaining();
        for (int cut = 0; cut <= length; cut++) {
            Pipe pipe = Pipe.pair();
            RecordingServer listener = new RecordingServer();
            Http2Connection client = Http2Connection.client(end(pipe.first()), Http2Options.defaults(), listener);
            client.start();
            RecordingStream call = new RecordingStream();
            call.setStream(client.open(ExchangeTest.REQUEST, true, call));
            call.stream().flush();
            awaitRequest(pipe);
            pipe.second().write(response().limit(cut));
            pipe.second().close();
            ConnectionEndedException end = listener.awaitEnd();
            assertThat(end.reason()).as("after %s octets", cut).isIn(Reason.PEER_CLOSED, Reason.NOT_HTTP2, Reason.LOST);
            String events = call.rest();
            if (cut < length) {
                assertThat(events.split("connection end", -1))
                        .as("after %s octets", cut)
                        .hasSize(2);
                assertThat(events).endsWith("connection end " + end.reason() + ", batch end");
            } else {
                assertThat(events).doesNotContain("connection end").endsWith("end, batch end");
            }
        }
    }

    private static void awaitRequest(Pipe pipe) throws Exception {
        FramePeer reader = new FramePeer(pipe.second());
        ByteBuffer preface = ByteBuffer.allocate(Preface.LENGTH);
        while (preface.hasRemaining()) {
            pipe.second().read(preface);
        }
        reader.expect(Frame.HeaderBlock.class);
    }

    @Test
    void aServersCallHasExactlyOneEndWhereverTheConnectionIsLost() throws Exception {
        int length = request().remaining();
        for (int cut = 0; cut <= length; cut++) {
            Pipe pipe = Pipe.pair();
            RecordingServer listener = new RecordingServer();
            Http2Connection server = Http2Connection.server(end(pipe.second()), Http2Options.defaults(), listener);
            server.start();
            pipe.first().write(request().limit(cut));
            pipe.first().close();
            ConnectionEndedException end = listener.awaitEnd();
            assertThat(end.reason()).as("after %s octets", cut).isIn(Reason.PEER_CLOSED, Reason.NOT_HTTP2, Reason.LOST);
            if (listener.waitingStreams() > 0) {
                String events = listener.nextStream().rest();
                assertThat(events.split("connection end", -1))
                        .as("after %s octets", cut)
                        .hasSize(2);
            } else {
                assertThat(cut).isLessThan(length);
            }
        }
    }
}
