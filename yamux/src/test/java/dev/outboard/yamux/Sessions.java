package dev.outboard.yamux;

import dev.outboard.net.ConnectedPair;
import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import java.nio.ByteBuffer;

/** A client's and a server's session, joined. */
record Sessions(YamuxSession client, YamuxSession server) implements AutoCloseable {

    static Sessions over(Connection client, Connection server, YamuxConfig config) {
        return new Sessions(YamuxSession.client(client, config), YamuxSession.server(server, config));
    }

    static Sessions overPipe(YamuxConfig config) {
        Pipe pipe = Pipe.pair();
        return over(pipe.first(), pipe.second(), config);
    }

    static Sessions overPipe() {
        return overPipe(YamuxConfig.defaults());
    }

    /** A stream that the client has opened (left) and the server accepted; both know of the other's window. */
    ConnectedPair stream() throws Exception {
        return stream(client, server);
    }

    /** A stream that one side has opened (left) and the other accepted; both know of the other's window. */
    static ConnectedPair stream(YamuxSession opener, YamuxSession acceptor) throws Exception {
        YamuxStream left = opener.open();
        YamuxStream right = acceptor.accept();
        opener.ping();
        return new ConnectedPair(left, right);
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
