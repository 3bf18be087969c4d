package dev.outboard.internal.mux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.BrokeredServer;
import dev.outboard.MuxBroker;
import dev.outboard.NetRpcPlugin;
import dev.outboard.gob.Gob;
import dev.outboard.internal.timer.FakeTimer;
import dev.outboard.net.Connection;
import dev.outboard.net.Pipe;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host and a plugin with a connection in memory, and a broker at each end. Time passes when the test says so. */
class SessionBrokerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofHours(1);

    private static final NetRpcPlugin<Supplier<String>> NAMED = NetRpcPlugin.of(type(), Named::new, client -> () -> "");

    private final FakeTimer timer = new FakeTimer();
    private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    private MuxSession.OfHost host;
    private MuxSession plugin;

    /** What is served. */
    record Named(Supplier<String> source) {
        public String name() {
            return source.get();
        }
    }

    @SuppressWarnings("unchecked") // There is no class of a supplier of texts.
    private static Class<Supplier<String>> type() {
        return (Class<Supplier<String>>) (Class<?>) Supplier.class;
    }

    @BeforeEach
    void connect() throws IOException {
        Pipe pipe = Pipe.pair();
        plugin = MuxSession.ofPlugin(pipe.first(), settings("the host"));
        plugin.accept(new MuxSession.Roles() {
            @Override
            public void control(Connection stream) {}

            @Override
            public void stdio(Connection stdout, Connection stderr) {}
        });
        host = MuxSession.ofHost(pipe.second(), settings("the plugin greeter"));
    }

    private MuxSettings settings(String peer) {
        return new MuxSettings(peer, TIMEOUT, timer, Optional::empty, warnings::add, (method, failure) -> {}, null);
    }

    @AfterEach
    void close() {
        host.session().close();
        plugin.close();
    }

    private MuxBroker ofHost() {
        return host.session().broker();
    }

    private MuxBroker ofPlugin() {
        return plugin.broker();
    }

    private static <T> CompletableFuture<T> start(Supplier<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(body.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "test-background");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static <T> T result(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(100, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void assertConnected(Connection one, Connection other) throws IOException {
        one.write(ByteBuffer.wrap("hello".getBytes(UTF_8)));
        one.shutdownOutput();
        ByteBuffer bytes = ByteBuffer.allocate(100);
        int count = 0;
        while (count >= 0) {
            count = other.read(bytes);
        }
        assertThat(new String(bytes.array(), 0, bytes.position(), UTF_8)).isEqualTo("hello");
    }

    @Test
    void eachSideReachesTheOtherWhoeverIsFirst() throws Exception {
        for (MuxBroker acceptor : List.of(ofHost(), ofPlugin())) {
            MuxBroker dialler = acceptor.equals(ofHost()) ? ofPlugin() : ofHost();
            int id = acceptor.nextId();

            CompletableFuture<Connection> accepting = start(() -> acceptor.accept(id));
            timer.awaitPending(1);
            assertConnected(dialler.dial(id), result(accepting));
            // The timeout is taken back by whoever has completed the wait.
            timer.awaitNone();

            CompletableFuture<Connection> dialling = start(() -> dialler.dial(id));
            timer.awaitPending(1);
            assertConnected(acceptor.accept(id), result(dialling));
            timer.awaitNone();
        }
    }

    @Test
    void idsAreCountedFromOneOnEachSide() {
        assertThat(ofHost().nextId()).isEqualTo(1);
        assertThat(ofHost().nextId()).isEqualTo(2);
        assertThat(ofPlugin().nextId()).isEqualTo(1);
    }

    @Test
    void aHundredAtOnceInBothDirectionsAreNotMixedUp() throws Exception {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(start(() -> named(ofHost(), ofPlugin())));
            answers.add(start(() -> named(ofPlugin(), ofHost())));
        }
        for (CompletableFuture<String> answer : answers) {
            assertThat(result(answer)).isEqualTo("as served");
        }
        assertThat(warnings).isEmpty();
    }

    /** One side serves an id under a name, and the other asks for the name. */
    private static String named(MuxBroker server, MuxBroker dialler) {
        int id = server.nextId();
        var unused = server.acceptAndServe(id, NAMED, () -> "id " + id);
        try (RpcClient client = dialler.client(id, Gob.standard())) {
            String name = client.call("Plugin.Name", 0, String.class);
            return ("id " + id).equals(name) ? "as served" : id + " is " + name;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoDialsWhatNobodyAcceptsIsTold() throws Exception {
        CompletableFuture<Connection> dialling = start(() -> ofHost().dial(7));
        // The stream is kept for somebody.
        timer.awaitPending(1);
        timer.advance(TIMEOUT);

        assertThatThrownBy(() -> result(dialling))
                .isInstanceOfSatisfying(
                        BrokerTimeoutException.class, e -> assertThat(e.id()).isEqualTo(7))
                .hasMessageContaining("the plugin greeter")
                .hasMessageContaining("broker id 7");
        assertThat(timer.pending()).isZero();
    }

    @Test
    void whoAcceptsWhatNobodyDialsIsTold() throws Exception {
        CompletableFuture<Connection> accepting = start(() -> ofPlugin().accept(7, Duration.ofSeconds(1)));
        timer.awaitPending(1);
        timer.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> result(accepting))
                .isInstanceOf(BrokerTimeoutException.class)
                .hasMessageContaining("Waited 1000 ms for the host to dial broker id 7");
    }

    @Test
    void theLogSaysWhenNobodyDialsWhatIsServed() throws Exception {
        var unused = ofHost().acceptAndServe(7, NAMED, () -> "nobody asks");
        timer.advance(TIMEOUT);

        assertThat(warnings.poll(100, TimeUnit.SECONDS))
                .contains("the plugin greeter")
                .contains("broker id 7");
    }

    @Test
    void anIdIsAcceptedByOneAtATime() throws Exception {
        BrokeredServer first = ofHost().acceptAndServe(7, NAMED, () -> "first");

        assertThatThrownBy(() -> ofHost().acceptAndServe(7, NAMED, () -> "second"))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("broker id 7 is being accepted already");
        assertThatThrownBy(() -> ofHost().accept(7)).isInstanceOf(BrokerException.class);
        first.close();

        var unused = ofHost().acceptAndServe(7, NAMED, () -> "third");
        try (RpcClient client = ofPlugin().client(7, Gob.standard())) {
            assertThat(client.call("Plugin.Name", 0, String.class)).isEqualTo("third");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aServerThatIsClosedEndsItsConnection() throws Exception {
        BrokeredServer server = ofHost().acceptAndServe(7, NAMED, () -> "here");
        try (RpcClient client = ofPlugin().client(7, Gob.standard())) {
            assertThat(client.call("Plugin.Name", 0, String.class)).isEqualTo("here");
            server.close();
            client.whenEnded().toCompletableFuture().get(100, TimeUnit.SECONDS);

            assertThatThrownBy(() -> client.call("Plugin.Name", 0, String.class))
                    .isInstanceOf(RpcEndedException.class);
        }
    }

    @Test
    void theEndOfTheConnectionEndsEveryWait() throws Exception {
        CompletableFuture<Connection> accepting = start(() -> ofHost().accept(7, LONG));
        CompletableFuture<Connection> dialling = start(() -> ofHost().dial(8, LONG));
        timer.awaitPending(2);
        plugin.close();

        assertThatThrownBy(() -> result(accepting))
                .isInstanceOf(BrokerClosedException.class)
                .hasMessageContaining("broker id 7");
        assertThatThrownBy(() -> result(dialling))
                .isInstanceOf(BrokerClosedException.class)
                .hasMessageContaining("broker id 8");
        assertThatThrownBy(() -> ofHost().dial(9)).isInstanceOf(BrokerClosedException.class);
        assertThatThrownBy(() -> ofHost().acceptAndServe(9, NAMED, () -> "")).isInstanceOf(BrokerClosedException.class);
    }

    @Test
    void anInterruptEndsAWaitAndStays() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                var unused = ofHost().accept(7, LONG);
            } catch (BrokerException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        timer.awaitPending(1);
        thread.interrupt();

        assertThat(result(interrupted)).isTrue();
        thread.join();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aTimeoutIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> ofHost().accept(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ofHost().dial(1, Duration.ofSeconds(-1)));
    }
}
