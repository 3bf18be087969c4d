package dev.outboard.net;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketsTest extends ConnectionContract {

    @TempDir
    Path directory;

    private int sockets;

    @Override
    protected ConnectedPair connect() throws Exception {
        Path path = directory.resolve("s" + sockets++);
        try (Listener listener = UnixSockets.listen(path)) {
            Connection left = UnixSockets.connect(path, Deadline.never());
            return new ConnectedPair(left, listener.accept());
        }
    }
}
