package dev.outboard.internal.broker;

import static dev.outboard.internal.broker.Greeting.greet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.Broker;
import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.internal.service.BrokerService;
import dev.outboard.internal.timer.FakeTimer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Pipe;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which broker a plugin's services get: that of the host that calls. */
class ConnectionBrokersTest {

    @TempDir
    Path sockets;

    private final FakeTimer timer = new FakeTimer();
    private final List<Host> hosts = new ArrayList<>();
    private ConnectionBrokers brokers;
    private Broker broker;
    private GrpcServer server;

    /** What the plugin's one service does with a text. */
    private volatile UnaryOperator<String> service = text -> text;

    /** A host with its connection; its broker serves id 1 from the start, with an answer of its own. */
    private final class Host {

        private final GrpcBroker broker = new GrpcBroker(settings("the plugin"), toPlugin -> transport(toPlugin));
        private final GrpcChannel channel;

        Host() {
            Pipe pipe = Pipe.pair();
            server.serve(pipe.first());
            channel = GrpcChannel.over(pipe.second()).start();
            hosts.add(this);
        }

        Host openStream() {
            broker.openOn(channel);
            return this;
        }

        Host serving(String name) {
            broker.acceptAndServe(1, Greeting.named(name));
            return this;
        }
    }

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    private BrokerSettings settings(String peer) {
        return new BrokerSettings(
                peer,
                Duration.ofSeconds(5),
                timer,
                StreamSecurity::none,
                BrokerSettings::plainStatus,
                refusals::add,
                BrokerSettings.newKey());
    }

    private BrokerTransport transport(java.util.function.Consumer<ConnInfo> toPeer) {
        UnixPlace place = UnixPlace.of("s", Map.of("PLUGIN_UNIX_SOCKET_DIR", sockets.toString()));
        return new SocketTransport(toPeer, place, EndpointTranslation.none(), settings("the host"));
    }

    @BeforeEach
    void start() {
        brokers = new ConnectionBrokers(settings("the host"), this::transport);
        broker = brokers.ofCall();
        server = GrpcServer.builder()
                .addService(new BrokerService(brokers::open).bindService(), Runnable::run)
                .addService(new Greeting(text -> service.apply(text)))
                .addTransportFilter(brokers)
                .connectionContext(brokers::context)
                .build()
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        hosts.forEach(host -> {
            host.broker.close();
            host.channel.shutdownNow();
        });
        brokers.close();
        server.shutdownNow();
        assertThat(server.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sockets).isEmptyDirectory();
    }

    @Test
    void aServiceReachesTheHostThatCalls() {
        Host first = new Host().openStream().serving("first");
        Host second = new Host().openStream().serving("second");
        service = text -> greet(broker.dial(1), text);

        assertThat(greet(first.channel, "a")).isEqualTo("first heard a");
        assertThat(greet(second.channel, "b")).isEqualTo("second heard b");
        assertThat(greet(first.channel, "c")).isEqualTo("first heard c");
    }

    @Test
    void eachConnectionHasIdsOfItsOwn() {
        Host first = new Host().openStream();
        Host second = new Host().openStream();
        service = text -> Integer.toString(broker.nextId());

        assertThat(List.of(greet(first.channel, ""), greet(first.channel, ""), greet(second.channel, "")))
                .containsExactly("1", "2", "1");
    }

    @Test
    void aCallbackOfACallbackIsTheSameHosts() {
        Host first = new Host().openStream().serving("first");
        new Host().openStream().serving("second");
        service = text -> {
            broker.acceptAndServe(2, new Greeting(inner -> greet(broker.dial(1), inner)));
            return "served";
        };
        greet(first.channel, "");

        assertThat(greet(first.broker.dial(2), "inside")).isEqualTo("first heard inside");
    }

    @Test
    void anotherThreadTakesTheCallsContextAlong() {
        new Host().openStream().serving("other");
        Host host = new Host().openStream().serving("mine");
        service = text -> {
            Callable<String> task = Context.current().wrap(() -> greet(broker.dial(1), text));
            try {
                return Background.start(task).result();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        assertThat(greet(host.channel, "from afar")).isEqualTo("mine heard from afar");
    }

    @Test
    void outsideOfCallsTheOnlyHostIsMeant() {
        Host host = new Host().openStream().serving("only");
        greet(host.channel, "");

        assertThat(greet(broker.dial(1), "hello")).isEqualTo("only heard hello");
        assertThat(greet(broker.dial(1, Duration.ofSeconds(1)), "hello")).isEqualTo("only heard hello");
    }

    @Test
    void outsideOfCallsAndWithoutAHostNobodyIsMeant() {
        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(broker::nextId)
                .withMessageContaining("No host is connected");
    }

    @Test
    void outsideOfCallsAndWithSeveralHostsNobodyCanKnowWhichIsMeant() {
        greet(new Host().channel, "");
        greet(new Host().channel, "");

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(broker::nextId)
                .withMessageContaining("2 hosts")
                .withMessageContaining("Context.current().wrap");
    }

    @Test
    void aHostThatHasGoneIsNotReplacedByAnother() throws Exception {
        Host gone = new Host().openStream();
        BlockingQueue<Context> contexts = new LinkedBlockingQueue<>();
        service = text -> {
            contexts.add(Context.current());
            return text;
        };
        greet(gone.channel, "");
        gone.channel.shutdownNow();
        Host other = new Host().openStream().serving("other");
        greet(other.channel, "");
        Polling.assertEventually("the plugin has noticed", () -> outsideWorks());

        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(() -> contexts.take().wrap(() -> broker.dial(1)).call());
    }

    private boolean outsideWorks() {
        try {
            return broker.nextId() > 0;
        } catch (BrokerException e) {
            return false;
        }
    }

    @Test
    void aCallMayComeBeforeTheStream() throws Exception {
        Host host = new Host();
        service = text -> {
            broker.acceptAndServe(2, Greeting.named("early"));
            return greet(broker.dial(1), text);
        };
        Background<String> call = Background.start(() -> greet(host.channel, "hello"));
        timer.awaitPending(1);

        host.openStream().serving("late");

        assertThat(call.result()).isEqualTo("late heard hello");
        assertThat(greet(host.broker.dial(2), "hello")).isEqualTo("early heard hello");
    }

    @Test
    void aConnectionHasOneStream() throws Exception {
        Host host = new Host().openStream().serving("first");
        BlockingQueue<Status> end = new LinkedBlockingQueue<>();
        ClientCalls.asyncBidiStreamingCall(
                host.channel.newCall(Methods.START_STREAM, CallOptions.DEFAULT), new StreamObserver<ConnInfo>() {
                    @Override
                    public void onNext(ConnInfo info) {}

                    @Override
                    public void onError(Throwable failure) {
                        end.add(Status.fromThrowable(failure));
                    }

                    @Override
                    public void onCompleted() {
                        end.add(Status.OK);
                    }
                });

        assertThat(end.poll(60, TimeUnit.SECONDS)).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(status.getDescription()).contains("broker stream already");
        });
        service = text -> greet(broker.dial(1), text);
        assertThat(greet(host.channel, "still")).isEqualTo("first heard still");
    }

    @Test
    void aPluginWithoutABrokerIsSaid() {
        server.shutdownNow();
        server = GrpcServer.builder()
                .addService(Greeting.named("plugin"))
                .build()
                .start();
        Host host = new Host().openStream();
        greet(host.channel, "");

        Polling.assertEventually("the stream's end is known", () -> isClosed(host.broker));
        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(() -> host.broker.dial(1))
                .withMessageContaining("UNIMPLEMENTED");
    }

    private static boolean isClosed(GrpcBroker broker) {
        try {
            broker.acceptAndServe(broker.nextId(), Greeting.named("never")).close();
            return false;
        } catch (BrokerClosedException e) {
            return true;
        }
    }
}
