package dev.outboard.net;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** TLS 1.3 over each kind of connection meets the contract of them all. */
class TlsContractTest {

    private static ConnectedPair pipe() {
        Pipe pipe = Pipe.pair();
        return new ConnectedPair(pipe.first(), pipe.second());
    }

    @Nested
    class OverUnixSockets extends ConnectionContract {

        @TempDir
        Path directory;

        private int sockets;

        @Override
        protected ConnectedPair connect() throws Exception {
            Path path = directory.resolve("s" + sockets++);
            try (Listener listener = UnixSockets.listen(path)) {
                Connection left = UnixSockets.connect(path, Deadline.never());
                return TestTls.secure(new ConnectedPair(left, listener.accept()));
            }
        }
    }

    @Nested
    class OverTcp extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws Exception {
            try (Listener listener = TcpSockets.listen("127.0.0.1", 0)) {
                int port = ((Endpoint.Tcp) listener.endpoint()).port();
                Connection left = TcpSockets.connect("127.0.0.1", port, Deadline.never());
                return TestTls.secure(new ConnectedPair(left, listener.accept()));
            }
        }
    }

    @Nested
    class OverPipe extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws Exception {
            return TestTls.secure(pipe());
        }
    }

    @Nested
    class OverTls extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws Exception {
            return TestTls.secure(TestTls.secure(pipe()));
        }

        @Override
        protected long bulkBytes() {
            return 10_000_000;
        }
    }

    @Nested
    class OverOneByteAtATime extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws Exception {
            Pipe pipe = Pipe.pair();
            return TestTls.secure(new ConnectedPair(new ByteByByte(pipe.first()), new ByteByByte(pipe.second())));
        }

        @Override
        protected long bulkBytes() {
            return 300_000;
        }
    }
}
