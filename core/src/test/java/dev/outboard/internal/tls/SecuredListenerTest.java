package dev.outboard.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Protocol;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecuredListenerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<Connection> opened = new ArrayList<>();
    private final AtomicReference<Deadline> handshakeDeadline = new AtomicReference<>(Deadline.after(LONG));
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private StreamSecurity ofHost;
    private StreamSecurity ofPlugin;
    private StreamSecurity ofStranger;
    private Listener raw;
    private Listener listener;

    @BeforeEach
    void listen() throws Exception {
        Identity host = Identity.oneTime();
        Identity plugin = Identity.oneTime();
        ofHost = TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC);
        ofStranger = TlsStreams.mutual(Identity.oneTime(), plugin.certificate(), Protocol.GRPC);
        raw = TcpSockets.listen("127.0.0.1", 0);
        ofPlugin = TlsStreams.mutual(plugin, host.certificate(), Protocol.GRPC);
        listener = SecuredListener.over(raw, ofPlugin, refusals::add, handshakeDeadline::get);
    }

    @AfterEach
    void close() {
        listener.close();
        opened.forEach(Connection::close);
    }

    private Connection connect() throws IOException {
        Endpoint.Tcp endpoint = (Endpoint.Tcp) listener.endpoint();
        Connection connection = TcpSockets.connect(endpoint.host(), endpoint.port(), Deadline.after(LONG));
        opened.add(connection);
        return connection;
    }

    private void assertThatTheHostGetsThrough() throws Exception {
        Background<Connection> accepted = Background.start(() -> listener.accept(Deadline.after(LONG)));
        Connection client = ofHost.dialled(connect(), Deadline.after(LONG));
        Connection server = accepted.result();
        opened.add(server);
        client.write(StandardCharsets.UTF_8.encode("hello"));
        ByteBuffer received = ByteBuffer.allocate(10);
        server.read(received, Deadline.after(LONG));
        assertThat(StandardCharsets.UTF_8.decode(received.flip()).toString()).isEqualTo("hello");
    }

    @Test
    void aConnectionIsSecuredWhenItIsAccepted() throws Exception {
        assertThatTheHostGetsThrough();
        assertThatTheHostGetsThrough();
    }

    @Test
    void clientsThatSayNothingKeepNobodyWaiting() throws Exception {
        for (int i = 0; i < 20; i++) {
            connect();
        }

        assertThatTheHostGetsThrough();
    }

    @Test
    void aClientThatSaysNothingIsSentAwayAtItsDeadline() throws Exception {
        AtomicLong now = new AtomicLong();
        handshakeDeadline.set(Deadline.after(Duration.ofMillis(1), now::get));
        now.set(Duration.ofSeconds(1).toNanos());

        assertThat(connect().read(ByteBuffer.allocate(1), Deadline.after(LONG))).isEqualTo(-1);
    }

    @Test
    void clientsThatAreRefusedAreNeverSeenAndStopNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            Connection stranger = ofStranger.dialled(connect(), Deadline.after(LONG));
            assertThatThrownBy(() -> stranger.read(ByteBuffer.allocate(1), Deadline.after(LONG)))
                    .hasMessageContaining("alert");
            Connection plain = connect();
            plain.write(StandardCharsets.US_ASCII.encode("GET / HTTP/1.1\r\n\r\n"));
            connect().close();
        }

        assertThatTheHostGetsThrough();
        assertThatThrownBy(() -> listener.accept(Deadline.after(Duration.ZERO))).isInstanceOf(TimeoutException.class);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            lines.add(String.valueOf(refusals.poll(LONG.toSeconds(), TimeUnit.SECONDS)));
        }
        assertThat(lines)
                .filteredOn(line -> line.contains("it shows another certificate"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("A connection at tcp:127.0.0.1:"));
    }

    @Test
    void closingEndsWaitsAndHandshakes() throws Exception {
        Background<Connection> waiting = Background.start(() -> listener.accept());
        Connection silent = connect();
        listener.close();

        assertThat(waiting.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> listener.accept()).isInstanceOf(ConnectionClosedException.class);
        assertThat(ended(silent)).isTrue();
        listener.close();
    }

    /** Whether a connection is over, in an orderly way or not: it may have been in the system's queue. */
    private static boolean ended(Connection connection) throws IOException {
        try {
            return connection.read(ByteBuffer.allocate(1), Deadline.after(LONG)) < 0;
        } catch (TimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aConnectionThatNobodyTookIsClosedWithTheListener() throws Exception {
        Connection client = ofHost.dialled(connect(), Deadline.after(LONG));
        listener.close();

        assertThat(ended(client)).isTrue();
    }

    @Test
    void aListenerThatFailsIsTriedAgain() throws Exception {
        FailingListener failing = new FailingListener(raw, 2);
        Listener over = SecuredListener.over(failing, ofHost, refusals::add, handshakeDeadline::get);
        try {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> over.accept(Deadline.after(LONG)))
                        .isInstanceOf(IOException.class)
                        .hasMessage("out of descriptors");
            }
            assertThatThrownBy(() -> over.accept(Deadline.after(Duration.ZERO))).isInstanceOf(TimeoutException.class);
        } finally {
            over.close();
        }
    }

    @Test
    void handshakesRunOnThreadsThatAreShared() throws Exception {
        Set<String> used = ConcurrentHashMap.newKeySet();
        share(task -> new Thread(() -> {
                    used.add(Thread.currentThread().getName());
                    task.run();
                })
                .start());

        assertThatTheHostGetsThrough();
        assertThatTheHostGetsThrough();
        assertThat(used).as("one that accepts, and one for each handshake").hasSize(3);
    }

    @Test
    void withoutAThreadForItsHandshakeAClientIsSentAwayAndTheNextOneIsNot() throws Exception {
        AtomicInteger tasks = new AtomicInteger();
        share(task -> {
            if (tasks.incrementAndGet() == 2) {
                throw new RejectedExecutionException("no thread left");
            }
            new Thread(task).start();
        });

        assertThat(ended(connect())).isTrue();
        assertThat(refusals.poll(LONG.toSeconds(), TimeUnit.SECONDS)).contains("was not accepted: no thread left");
        assertThatTheHostGetsThrough();
    }

    @Test
    void aListenerThatGetsNoThreadIsClosed() {
        assertThatThrownBy(() -> share(task -> {
                    throw new RejectedExecutionException("no thread left");
                }))
                .hasMessage("no thread left");

        assertThatThrownBy(() -> raw.accept(Deadline.after(LONG))).isInstanceOf(ConnectionClosedException.class);
    }

    /** Another listener in place of the one that has threads of its own. */
    private void share(Executor threads) throws IOException {
        listener.close();
        raw = TcpSockets.listen("127.0.0.1", 0);
        listener = SecuredListener.over(raw, ofPlugin, refusals::add, threads);
    }

    @Test
    void withoutTlsTheListenerStaysAsItIs() {
        assertThat(SecuredListener.over(raw, StreamSecurity.none(), refusals::add))
                .isSameAs(raw);
    }

    /** Fails some times before it works. */
    private static final class FailingListener implements Listener {

        private final Listener works;
        private int failures;

        FailingListener(Listener works, int failures) {
            this.works = works;
            this.failures = failures;
        }

        @Override
        public Connection accept(Deadline deadline) throws IOException {
            if (failures > 0) {
                failures--;
                throw new IOException("out of descriptors");
            }
            return works.accept(deadline);
        }

        @Override
        public Endpoint endpoint() {
            return works.endpoint();
        }

        @Override
        public void close() {
            works.close();
        }
    }
}
