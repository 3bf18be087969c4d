package dev.outboard.net;

class TcpSocketsTest extends ConnectionContract {

    @Override
    protected ConnectedPair connect() throws Exception {
        try (Listener listener = TcpSockets.listen("127.0.0.1", 0)) {
            int port = ((Endpoint.Tcp) listener.endpoint()).port();
            Connection left = TcpSockets.connect("127.0.0.1", port, Deadline.never());
            return new ConnectedPair(left, listener.accept());
        }
    }
}
