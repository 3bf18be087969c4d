package dev.outboard.yamux;

import dev.outboard.net.ConnectedPair;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionContract;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.Pipe;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.TestTls;
import dev.outboard.net.UnixSockets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A stream meets the contract of all connections, whatever carries the session, and so does TLS inside a stream. */
class StreamContractTest {

    /** Closes the sessions behind the streams. */
    abstract static class OverSessions extends ConnectionContract {

        private final List<Sessions> opened = new ArrayList<>();

        Sessions opened(Sessions sessions) {
            opened.add(sessions);
            return sessions;
        }

        @AfterEach
        void closeSessions() {
            opened.forEach(Sessions::close);
        }
    }

    @Nested
    class OverPipe extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            return opened(Sessions.overPipe()).stream();
        }
    }

    @Nested
    class OpenedByTheServer extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            Sessions sessions = opened(Sessions.overPipe());
            return Sessions.stream(sessions.server(), sessions.client());
        }

        @Override
        protected long bulkBytes() {
            return 10_000_000;
        }
    }

    @Nested
    class WithTheSmallestWindowOverANarrowPipe extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            Pipe pipe = Pipe.pair(1000);
            YamuxConfig config =
                    YamuxConfig.builder().maxStreamWindow(256 * 1024).build();
            return opened(Sessions.over(pipe.first(), pipe.second(), config)).stream();
        }

        @Override
        protected long bulkBytes() {
            return 3_000_000;
        }
    }

    @Nested
    class OverUnixSockets extends OverSessions {

        @TempDir
        Path directory;

        private int sockets;

        @Override
        protected ConnectedPair connect() throws Exception {
            Path path = directory.resolve("s" + sockets++);
            try (Listener listener = UnixSockets.listen(path)) {
                Connection client = UnixSockets.connect(path, Deadline.never());
                return opened(Sessions.over(client, listener.accept(), YamuxConfig.defaults())).stream();
            }
        }
    }

    @Nested
    class OverTcp extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            try (Listener listener = TcpSockets.listen("127.0.0.1", 0)) {
                int port = ((Endpoint.Tcp) listener.endpoint()).port();
                Connection client = TcpSockets.connect("127.0.0.1", port, Deadline.never());
                return opened(Sessions.over(client, listener.accept(), YamuxConfig.defaults())).stream();
            }
        }
    }

    @Nested
    class WithTlsInside extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            return TestTls.secure(opened(Sessions.overPipe()).stream());
        }

        @Override
        protected long bulkBytes() {
            return 20_000_000;
        }
    }

    @Nested
    class InsideAStreamOfAnotherSession extends OverSessions {
        @Override
        protected ConnectedPair connect() throws Exception {
            ConnectedPair outer = opened(Sessions.overPipe()).stream();
            return opened(Sessions.over(outer.left(), outer.right(), YamuxConfig.defaults())).stream();
        }

        @Override
        protected long bulkBytes() {
            return 20_000_000;
        }
    }
}
