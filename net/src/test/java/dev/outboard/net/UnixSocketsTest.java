package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketsTest {

    @TempDir
    Path directory;

    private int sockets;

    private Path newPath() {
        return directory.resolve("s" + sockets++);
    }

    private ConnectedPair newPair() throws IOException {
        Path path = newPath();
        try (Listener listener = UnixSockets.listen(path)) {
            Connection left = UnixSockets.connect(path, Deadline.never());
            return new ConnectedPair(left, listener.accept());
        }
    }

    @Nested
    class AsConnections extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws IOException {
            return newPair();
        }
    }

    @Nested
    class AsListeners extends ListenerContract {
        @Override
        Listener listen() throws IOException {
            return UnixSockets.listen(newPath());
        }

        @Override
        Connection connect(Endpoint endpoint) throws IOException {
            return UnixSockets.connect(((Endpoint.Unix) endpoint).path(), Deadline.never());
        }
    }

    /** With Linux's own defaults 208 KiB are taken, with the overhead of each piece; macOS takes 8 KiB. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aQuarterOfAMegabyteLeavesBeforeTheOtherSideReads() throws Exception {
        ConnectedPair pair = newPair();
        try (Connection left = pair.left();
                Connection right = pair.right()) {
            for (Connection writer : List.of(left, right)) {
                ByteBuffer bytes = ByteBuffer.allocate(256 * 1024);
                assertThat(writer.tryWrite(bytes))
                        .as("%s bytes are left", bytes.remaining())
                        .isTrue();
            }
        }
    }

    private static void assertListenFails(Path path, String... fragments) {
        assertThatThrownBy(() -> UnixSockets.listen(path).close())
                .isInstanceOf(ListenFailedException.class)
                .hasMessageContaining("cannot listen on unix:" + path)
                .hasMessageContainingAll(fragments);
    }

    private static void assertConnectFails(Path path, String... fragments) {
        assertThatThrownBy(() -> UnixSockets.connect(path, Deadline.never()).close())
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("cannot connect to unix:" + path)
                .hasMessageContainingAll(fragments)
                .extracting(e -> ((ConnectFailedException) e).endpoint())
                .isEqualTo(new Endpoint.Unix(path));
    }

    // The file.

    @Test
    void theSocketFileGoesWithTheListener() throws Exception {
        Path path = newPath();
        Listener listener = UnixSockets.listen(path);
        assertThat(path).exists();
        assertThat(listener.endpoint()).isEqualTo(new Endpoint.Unix(path));
        listener.close();
        assertThat(path).doesNotExist();
    }

    @Test
    void somebodyElsesFileInItsPlaceStays() throws Exception {
        Path path = newPath();
        Listener listener = UnixSockets.listen(path);
        Files.delete(path);
        try (Listener other = UnixSockets.listen(path)) {
            listener.close();
            assertThat(path).exists();
            UnixSockets.connect(path, Deadline.never()).close();
            other.accept().close();
        }
    }

    @Test
    void aFileThatSomebodyHasRemovedIsNotMissed() throws Exception {
        Path path = newPath();
        Listener listener = UnixSockets.listen(path);
        Files.delete(path);
        listener.close();
        assertThat(path).doesNotExist();
    }

    @Test
    void theFileHasThePermissionsAskedFor() throws Exception {
        Path path = newPath();
        try (Listener listener = UnixSockets.listen(path, PosixFilePermissions.fromString("rw-rw----"))) {
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
            assertThat(listener.endpoint()).isNotNull();
        }
    }

    // A place where nobody can listen.

    @Test
    void aPathThatIsTooLongSaysWhatToSet() {
        Path path = Path.of("/" + "x".repeat(200));
        assertThatThrownBy(() -> UnixSockets.listen(path).close())
                .isInstanceOfSatisfying(SocketPathTooLongException.class, e -> {
                    assertThat(e.path()).isEqualTo(path);
                    assertThat(e.length()).isEqualTo(201);
                    assertThat(e.limit()).isBetween(100, 108);
                })
                .hasMessageContainingAll(path.toString(), "201", "TMPDIR", "PLUGIN_UNIX_SOCKET_DIR");
        assertThatThrownBy(() -> UnixSockets.connect(path, Deadline.never()))
                .isInstanceOf(SocketPathTooLongException.class);
    }

    @Test
    void theLongestPathWorksAndOneByteMoreDoesNot() throws Exception {
        int limit = limit();
        String longest =
                directory + "/" + "x".repeat(limit - directory.toString().length() - 1);
        try (Listener listener = UnixSockets.listen(Path.of(longest))) {
            UnixSockets.connect(Path.of(longest), Deadline.never()).close();
            listener.accept().close();
        }
        assertThatThrownBy(() -> UnixSockets.listen(Path.of(longest + "x")))
                .isInstanceOf(SocketPathTooLongException.class);
    }

    private static int limit() {
        try {
            UnixSockets.listen(Path.of("/" + "x".repeat(200))).close();
            throw new AssertionError("200 bytes are not too long");
        } catch (SocketPathTooLongException e) {
            return e.limit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lengthIsCountedInBytes() {
        Path path = Path.of("/" + "ä".repeat(60));
        assumeThat(path.toString().getBytes(java.nio.charset.Charset.forName(System.getProperty("sun.jnu.encoding"))))
                .hasSize(121);
        assertThatThrownBy(() -> UnixSockets.listen(path).close()).isInstanceOf(SocketPathTooLongException.class);
    }

    @Test
    void aMissingDirectoryIsNamed() {
        Path missing = directory.resolve("missing");
        assertListenFails(missing.resolve("s"), "directory " + missing + " does not exist");
    }

    @Test
    void aFileInsteadOfADirectoryIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertListenFails(file.resolve("s"), file + " is not a directory");
    }

    @Test
    void aDirectoryThatIsNotWritableIsNamed() throws Exception {
        Path barred = Files.createDirectory(directory.resolve("barred"));
        Files.setPosixFilePermissions(barred, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(barred)).as("root may write anywhere").isFalse();
        assertListenFails(barred.resolve("s"), "directory " + barred + " is not writable");
    }

    @Test
    void aStaleSocketFileInTheWayIsNamedAndStays() throws Exception {
        Path stale = staleSocket();
        assertListenFails(stale, "socket file already", "remove");
        assertThat(stale).exists();
    }

    @Test
    void anotherFileInTheWayIsNamedAndStays() throws Exception {
        Path file = Files.createFile(newPath());
        assertListenFails(file, "not a socket");
        assertThat(file).exists();
    }

    @Test
    void aLinkInTheWayIsNotFollowed() throws Exception {
        Path target = newPath();
        Path link = Files.createSymbolicLink(newPath(), target);
        assertListenFails(link, "already");
        assertThat(Files.exists(target, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private Path staleSocket() throws IOException {
        Path stale = newPath();
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(stale));
        }
        return stale;
    }

    // A place where nobody listens.

    @Test
    void aMissingSocketFileIsNamed() {
        assertConnectFails(newPath(), "no such socket file");
    }

    @Test
    void aStaleSocketFileIsNamed() throws Exception {
        assertConnectFails(staleSocket(), "nobody listens");
    }

    @Test
    void aFileThatIsNoSocketIsNamed() throws Exception {
        assertConnectFails(Files.createFile(newPath()), "not a socket");
    }

    @Test
    void aFullQueueKeepsAClientWaitingUntilItsDeadline() throws Exception {
        Path path = newPath();
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                assertThatThrownBy(() -> UnixSockets.connect(path, Deadline.after(Duration.ofMillis(5))))
                        .isInstanceOf(TimeoutException.class)
                        .hasMessageContainingAll(path.toString(), "queue");
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aClientGetsInWhenTheQueueHasRoomAgain() throws Exception {
        Path path = newPath();
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                Background<Connection> third = Background.start(() -> {
                    Thread.currentThread().interrupt();
                    return UnixSockets.connect(path, Deadline.never());
                });
                third.awaitAsleep();
                busy.accept().close();
                busy.accept().close();
                try (Connection connection = third.result();
                        SocketChannel accepted = busy.accept()) {
                    accepted.write(ByteBuffer.wrap(new byte[] {5}));
                    assertThat(connection.read(ByteBuffer.allocate(2))).isEqualTo(1);
                }
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }
        }
    }

    // Ends.

    @Test
    void aSideThatGoesWithoutReadingIsAnErrorThatNamesTheEndpoint() throws Exception {
        try (ConnectedPair pair = newPair()) {
            pair.left().write(ByteBuffer.allocate(10));
            pair.right().close();
            assertThatThrownBy(() -> pair.left().read(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(
                            "broke while reading", pair.left().remoteEndpoint().toString());
        }
    }

    @Test
    void messagesCallAnUnnamedClientByItsServer() throws Exception {
        try (ConnectedPair pair = newPair()) {
            pair.right().close();
            assertThatThrownBy(() -> pair.right().read(ByteBuffer.allocate(1)))
                    .hasMessageContaining("a client of " + pair.right().localEndpoint());
        }
    }

    @Test
    void aThousandConnectionsLeaveNoDescriptorBehind() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        assumeThat(descriptors).exists();
        useAndClose(10);
        long before = count(descriptors);
        useAndClose(1000);
        assertThat(count(descriptors)).isLessThan(before + 20);
    }

    /** Each connection has waited for reading and for writing before it is closed, so all its descriptors are open. */
    private void useAndClose(int connections) throws IOException {
        Path path = newPath();
        Deadline past = Deadline.after(Duration.ZERO);
        ByteBuffer much = ByteBuffer.allocateDirect(4 << 20);
        try (Listener listener = UnixSockets.listen(path)) {
            for (int i = 0; i < connections; i++) {
                try (Connection left = UnixSockets.connect(path, Deadline.never());
                        Connection right = listener.accept()) {
                    assertThatThrownBy(() -> left.read(ByteBuffer.allocate(1), past))
                            .isInstanceOf(TimeoutException.class);
                    assertThatThrownBy(() -> right.write(much.clear(), past)).isInstanceOf(TimeoutException.class);
                }
            }
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
