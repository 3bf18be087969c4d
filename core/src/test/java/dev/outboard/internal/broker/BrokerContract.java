package dev.outboard.internal.broker;

import static dev.outboard.internal.broker.Greeting.greet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outboard.Broker;
import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.BrokeredServer;
import dev.outboard.BrokeredServices;
import dev.outboard.GrpcConnection;
import dev.outboard.GrpcPlugin;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broker does, however its connections come about. */
abstract class BrokerContract {

    /** Which way a service is called. */
    enum Direction {
        HOST_DIALS,
        PLUGIN_DIALS
    }

    private BrokerLink link;

    /** A new link whose main connection is up. */
    abstract BrokerLink connect() throws Exception;

    /** Nothing is left of brokered services: no socket, no entry in a table. The brokers may still be open. */
    abstract void assertNothingLeft(BrokerLink link);

    @BeforeEach
    void open() throws Exception {
        link = connect();
    }

    @AfterEach
    void close() {
        link.close();
        assertNothingLeft(link);
    }

    private Broker dialling(Direction direction) {
        return direction == Direction.HOST_DIALS ? link.host : link.ofPlugin;
    }

    private Broker serving(Direction direction) {
        return direction == Direction.HOST_DIALS ? link.ofPlugin : link.host;
    }

    @ParameterizedTest
    @EnumSource
    void eitherSideServesTheOther(Direction direction) {
        Broker serving = serving(direction);
        int id = serving.nextId();
        try (BrokeredServer server = serving.acceptAndServe(id, Greeting.named("served"))) {
            assertThat(server.id()).isEqualTo(id);
            ManagedChannel channel = dialling(direction).dial(id);

            assertThat(greet(channel, "hello")).isEqualTo("served heard hello");

            channel.shutdownNow();
        }
        assertNothingLeft(link);
    }

    @Test
    void eachSideCountsItsIdsFromOne() {
        assertThat(List.of(link.host.nextId(), link.host.nextId(), link.ofPlugin.nextId()))
                .containsExactly(1, 2, 1);
    }

    @ParameterizedTest
    @EnumSource
    void whoDialsBeforeTheOtherSideServesWaits(Direction direction) throws Exception {
        Background<ManagedChannel> dial =
                Background.start(() -> dialling(direction).dial(7));
        link.timer.awaitPending(1);

        serving(direction).acceptAndServe(7, Greeting.named("late"));

        assertThat(greet(dial.result(), "hello")).isEqualTo("late heard hello");
        assertThat(link.timer.pending()).as("what was to end the wait").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNeverServedEndsTheWaitWithTheIdAndTheTime(Direction direction) throws Exception {
        Background<ManagedChannel> dial =
                Background.start(() -> dialling(direction).dial(3));
        link.timer.awaitPending(1);
        link.timer.advance(BrokerLink.TIMEOUT);

        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("5 s")
                .withMessageContaining("id 3")
                .withMessageContaining(direction == Direction.HOST_DIALS ? "the plugin greeter" : "the host")
                .satisfies(e -> {
                    assertThat(e.id()).isEqualTo(3);
                    assertThat(e.waited()).isEqualTo(BrokerLink.TIMEOUT);
                });
        assertNothingLeft(link);
    }

    @Test
    void oneDialMayHaveATimeoutOfItsOwn() throws Exception {
        Background<ManagedChannel> dial = Background.start(() -> link.host.dial(3, Duration.ofMillis(1500)));
        link.timer.awaitPending(1);
        link.timer.advance(Duration.ofMillis(1500));

        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("1500 ms");
    }

    @Test
    void aTimeoutIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> link.host.dial(3, Duration.ZERO));
    }

    @Test
    void idsAreUnsigned() throws Exception {
        Background<ManagedChannel> dial = Background.start(() -> link.host.dial(-1));
        link.timer.awaitPending(1);
        link.timer.advance(BrokerLink.TIMEOUT);

        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("id 4294967295");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNeverDialledLeavesNothing(Direction direction) {
        List<BrokeredServer> servers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            servers.add(serving(direction).acceptAndServe(serving(direction).nextId(), Greeting.named("unheard")));
        }
        roundTrip();

        servers.forEach(BrokeredServer::close);
        link.timer.advance(BrokerLink.TIMEOUT);

        assertNothingLeft(link);
    }

    /** What one side has said before has reached the other. */
    private void roundTrip() {
        greet(link.channel, "there and back");
    }

    @ParameterizedTest
    @EnumSource
    void anIdIsServedOnceAtATime(Direction direction) {
        Broker serving = serving(direction);
        BrokeredServer first = serving.acceptAndServe(1, Greeting.named("first"));

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> serving.acceptAndServe(1, Greeting.named("second")))
                .withMessageContaining("id 1")
                .withMessageContaining("nextId");
        assertThat(greet(dialling(direction).dial(1), "hello")).isEqualTo("first heard hello");

        first.close();
        assertNothingLeft(link);
        serving.acceptAndServe(1, Greeting.named("second"));
        assertThat(greet(dialling(direction).dial(1), "hello")).isEqualTo("second heard hello");
    }

    @ParameterizedTest
    @EnumSource
    void anIdIsDialledAsOftenAsNeeded(Direction direction) throws Exception {
        serving(direction).acceptAndServe(1, Greeting.named("served"));
        ManagedChannel first = dialling(direction).dial(1);
        List<Background<String>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(Background.start(() -> greet(dialling(direction).dial(1), "another")));
        }

        for (Background<String> other : others) {
            assertThat(other.result()).isEqualTo("served heard another");
        }
        assertThat(greet(first, "hello")).isEqualTo("served heard hello");
    }

    @Test
    void severalMayWaitForOneId() throws Exception {
        List<Background<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(Background.start(() -> greet(link.host.dial(1), "hello")));
        }
        link.timer.awaitPending(5);

        link.ofPlugin.acceptAndServe(1, Greeting.named("served"));

        for (Background<String> each : waiting) {
            assertThat(each.result()).isEqualTo("served heard hello");
        }
    }

    @Test
    void twoHundredAreServedAndDialledAtOnceInRandomOrder() throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            ids.add(i);
        }
        List<Background<String>> dials = new ArrayList<>();
        List<Background<BrokeredServer>> servers = new ArrayList<>();
        Random random = new Random(42);
        for (Direction direction : Direction.values()) {
            Collections.shuffle(ids, random);
            for (int id : List.copyOf(ids)) {
                dials.add(Background.start(() -> greet(dialling(direction).dial(id), direction + " " + id)));
            }
            Collections.shuffle(ids, random);
            for (int id : List.copyOf(ids)) {
                servers.add(Background.start(
                        () -> serving(direction).acceptAndServe(id, Greeting.named(direction + " " + id))));
            }
        }

        List<String> answers = new ArrayList<>();
        for (Background<String> dial : dials) {
            answers.add(dial.result());
        }
        assertThat(answers).hasSize(200).allSatisfy(answer -> {
            String[] parts = answer.split(" heard ", -1);
            assertThat(parts[0]).isEqualTo(parts[1]);
        });
        for (Background<BrokeredServer> server : servers) {
            server.result().close();
        }
    }

    @Test
    void manyOneAfterAnotherLeaveNothing() {
        for (int i = 0; i < 300; i++) {
            Direction direction = i % 2 == 0 ? Direction.HOST_DIALS : Direction.PLUGIN_DIALS;
            int id = serving(direction).nextId();
            try (BrokeredServer server = serving(direction).acceptAndServe(id, Greeting.named("served"))) {
                ManagedChannel channel = dialling(direction).dial(server.id());
                assertThat(greet(channel, "hello")).isEqualTo("served heard hello");
                channel.shutdownNow();
            }
        }
        assertNothingLeft(link);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedBrokerEndsEveryWait(Direction direction) throws Exception {
        Background<ManagedChannel> dial =
                Background.start(() -> dialling(direction).dial(1));
        link.timer.awaitPending(1);

        ((GrpcBroker) dialling(direction)).close();

        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("id 1");
        assertNothingLeft(link);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokerThatTheOtherSideClosesEndsEveryWait(Direction direction) throws Exception {
        Background<ManagedChannel> dial =
                Background.start(() -> dialling(direction).dial(1));
        link.timer.awaitPending(1);

        ((GrpcBroker) serving(direction)).close();

        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("has closed its broker");
    }

    @ParameterizedTest
    @EnumSource
    void aLostConnectionEndsEveryWait(Direction direction) throws Exception {
        Background<ManagedChannel> dial =
                Background.start(() -> dialling(direction).dial(1));
        link.timer.awaitPending(1);

        link.lose();

        assertThatExceptionOfType(BrokerClosedException.class).isThrownBy(dial::result);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedBrokerIsOfNoUse(Direction direction) {
        GrpcBroker broker = (GrpcBroker) dialling(direction);
        broker.close();
        broker.close();

        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(() -> broker.dial(1))
                .withMessageContaining("id 1");
        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(() -> broker.acceptAndServe(2, Greeting.named("late")))
                .withMessageContaining("id 2");
    }

    @ParameterizedTest
    @EnumSource
    void allThatIsBrokeredEndsWithTheBroker(Direction direction) {
        serving(direction).acceptAndServe(1, Greeting.named("served"));
        ManagedChannel channel = dialling(direction).dial(1);
        assertThat(greet(channel, "hello")).isEqualTo("served heard hello");

        ((GrpcBroker) dialling(direction)).close();

        assertUnavailable(channel);
    }

    @ParameterizedTest
    @EnumSource
    void allThatIsBrokeredEndsWithTheConnection(Direction direction) throws Exception {
        serving(direction).acceptAndServe(1, Greeting.named("served"));
        ManagedChannel channel = dialling(direction).dial(1);
        assertThat(greet(channel, "hello")).isEqualTo("served heard hello");

        link.lose();

        assertThat(channel.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertUnavailable(channel);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedServerTakesNothingElseWithIt(Direction direction) throws Exception {
        BrokeredServer server = serving(direction).acceptAndServe(1, Greeting.named("one"));
        serving(direction).acceptAndServe(2, Greeting.named("two"));
        ManagedChannel one = dialling(direction).dial(1);
        ManagedChannel two = dialling(direction).dial(2);
        assertThat(greet(one, "hello")).isEqualTo("one heard hello");

        server.close();
        server.close();

        assertThat(one.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertUnavailable(one);
        assertThat(greet(two, "hello")).isEqualTo("two heard hello");
    }

    @Test
    void anInterruptEndsTheWaitOfItsThreadAlone() throws Exception {
        Background<Boolean> interrupted = Background.start(() -> {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> link.host.dial(1))
                    .withMessageContaining("Interrupted");
            return Thread.currentThread().isInterrupted();
        });
        Background<String> other = Background.start(() -> greet(link.host.dial(1), "hello"));
        link.timer.awaitPending(2);

        interrupted.thread().interrupt();
        assertThat(interrupted.result()).as("the thread's interrupt status").isTrue();
        link.ofPlugin.acceptAndServe(1, Greeting.named("served"));

        assertThat(other.result()).isEqualTo("served heard hello");
    }

    @Test
    void servicesAreServedAsTheyWant() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        link.host.acceptAndServe(
                1,
                BrokeredServices.builder()
                        .service(new Greeting(text -> Thread.currentThread().getName()))
                        .intercept(noting(seen, "first"))
                        .intercept(noting(seen, "second"))
                        .executor(task -> new Thread(task, "of-the-test").start())
                        .maxInboundMessageSize(100)
                        .build());
        ManagedChannel channel = link.ofPlugin.dial(1);

        assertThat(greet(channel, "hello")).isEqualTo("of-the-test");
        assertThat(seen).containsExactly("first", "second");
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> greet(channel, "x".repeat(101)))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
    }

    private static ServerInterceptor noting(ConcurrentLinkedQueue<String> seen, String name) {
        return new ServerInterceptor() {
            @Override
            public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                    ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
                seen.add(name);
                return next.startCall(call, headers);
            }
        };
    }

    @Test
    void twoServicesOfOneNameAreRefusedAndTheIdStaysFree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link.host.acceptAndServe(1, Greeting.named("a"), Greeting.named("b")));

        link.host.acceptAndServe(1, Greeting.named("a"));
        assertThat(greet(link.ofPlugin.dial(1), "hello")).isEqualTo("a heard hello");
    }

    /** A callback whose services use the broker themselves. */
    @Test
    @SuppressWarnings("unchecked")
    void anInterfaceCrossesByThePieceOfCodeThatCarriesIt() {
        GrpcPlugin<UnaryOperator<String>> plugin = GrpcPlugin.of(
                (Class<UnaryOperator<String>>) (Class<?>) UnaryOperator.class,
                (implementation, broker) -> new Greeting(text -> {
                    int id = broker.nextId();
                    broker.acceptAndServe(id, new Greeting(implementation));
                    return Integer.toString(id);
                }),
                (channel, broker) -> text -> greet(broker.dial(Integer.parseInt(greet(channel, ""))), text));
        link.ofPlugin.acceptAndServe(
                5, BrokeredServices.builder().plugin(plugin, text -> text + "!").build());

        UnaryOperator<String> client = plugin.client(GrpcConnection.of(link.host.dial(5), link.host));

        assertThat(client.apply("hello")).isEqualTo("hello!");
    }

    /** Services that hang do not keep anybody from closing them. */
    @Test
    void aServerIsClosedWhileItsServiceIsBusy() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        BrokeredServer server = link.host.acceptAndServe(1, new Greeting(text -> {
            called.countDown();
            try {
                return Boolean.toString(end.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        ManagedChannel channel = link.ofPlugin.dial(1);
        Background<String> call = Background.start(() -> greet(channel, "hello"));
        assertThat(called.await(60, TimeUnit.SECONDS)).isTrue();

        server.close();

        assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(call::result);
        end.countDown();
    }

    private static void assertUnavailable(ManagedChannel channel) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> greet(channel, "anybody there?"))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }
}
