package dev.outboard.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.internal.timer.FakeTimer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.internal.wire.ConnInfo.Knock;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Listener;
import dev.outboard.net.Pipe;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.StreamResetException;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One side of the transport over streams alone; the test is the other, and does what sides on go-plugin do, and worse. */
class KnockRulesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Of one test. */
    private final Deadline shortly = Deadline.after(Duration.ofSeconds(60));

    private final FakeTimer timer = new FakeTimer();
    private final BlockingQueue<ConnInfo> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    private final Pipe pipe = Pipe.pair();
    private final Multiplexer multiplexer = Multiplexer.ofPlugin(pipe.first(), warnings::add);
    private final YamuxSession peer = YamuxSession.client(pipe.second(), YamuxConfig.defaults());
    private StreamTransport transport;

    @BeforeEach
    void openMain() throws Exception {
        YamuxStream main = peer.open();
        assertThat(main.whenAccepted().toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isTrue();
        multiplexer.main(shortly);
        transport = multiplexer.streamTransport(
                said::add,
                new BrokerSettings(
                        "the host",
                        TIMEOUT,
                        timer,
                        StreamSecurity::none,
                        BrokerSettings::plainStatus,
                        refusal -> {},
                        BrokerSettings.newKey()));
    }

    @AfterEach
    void close() {
        transport.close("the test is over");
        multiplexer.close();
        peer.close();
    }

    /** A message as go-plugin sends it. */
    private static ConnInfo go(int id, boolean ack, String error) {
        return new ConnInfo(id, "", "", new Knock(true, ack, error));
    }

    private void knock(int id) {
        transport.received(go(id, false, ""));
    }

    private void acknowledge(int id) {
        transport.received(go(id, true, ""));
    }

    private ConnInfo heard() throws InterruptedException {
        ConnInfo info = said.poll(60, TimeUnit.SECONDS);
        assertThat(info).as("a message").isNotNull();
        return info;
    }

    private void assertAcknowledged(int id) throws InterruptedException {
        ConnInfo info = heard();
        assertThat(info.serviceId()).isEqualTo(id);
        assertThat(info.knock()).isEqualTo(new Knock(true, true, ""));
    }

    private void assertKnocked(int id) throws InterruptedException {
        ConnInfo info = heard();
        assertThat(info.serviceId()).isEqualTo(id);
        assertThat(info.knock()).isEqualTo(new Knock(true, false, ""));
    }

    /** Opens a stream that says what it is meant for. */
    private YamuxStream open(String meantFor) throws Exception {
        YamuxStream stream = peer.open();
        stream.write(ByteBuffer.wrap(meantFor.getBytes(StandardCharsets.UTF_8)));
        // What this side says next takes another way here, and must not overtake.
        peer.ping();
        return stream;
    }

    private String next(Listener listener) throws Exception {
        return text(listener.accept(shortly));
    }

    private String text(Connection connection) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        assertThat(connection.read(bytes, shortly)).isPositive();
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private Background<Connection> dial(int id) {
        return Background.start(() -> transport.dial(id, TIMEOUT));
    }

    // Who serves.

    @Test
    void aKnockIsAcknowledgedAndTheNextStreamIsForItsId() throws Exception {
        Listener one = transport.accept(1);
        Listener two = transport.accept(2);
        knock(2);
        assertAcknowledged(2);
        YamuxStream forTwo = open("two");
        knock(1);
        assertAcknowledged(1);
        YamuxStream forOne = open("one");

        assertThat(next(one)).isEqualTo("one");
        assertThat(next(two)).isEqualTo("two");
        assertThat(forTwo.whenAccepted().toCompletableFuture()).isCompletedWithValue(true);
        assertThat(forOne.whenAccepted().toCompletableFuture()).isCompletedWithValue(true);
    }

    @Test
    void aKnockForWhatIsNotServedYetWaitsUntilItIs() throws Exception {
        knock(7);
        assertThat(said).isEmpty();

        Listener listener = transport.accept(7);

        assertAcknowledged(7);
        open("seven");
        assertThat(next(listener)).isEqualTo("seven");
    }

    /** go-plugin gives up after 5 seconds and knocks for something else; the late answer must not take its stream. */
    @Test
    void theNextKnockOfASideThatCannotBeToldLaterEndsTheOneBefore() throws Exception {
        knock(7);
        Listener eight = transport.accept(8);
        knock(8);
        assertAcknowledged(8);
        Listener seven = transport.accept(7);
        assertThat(said).as("an answer for 7").isEmpty();

        open("eight");

        assertThat(next(eight)).isEqualTo("eight");
        assertThatThrownBy(() -> seven.accept(Deadline.after(Duration.ofMillis(1))))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void anAcknowledgedKnockThatNoStreamHasFollowedEndsWithTheNextOne() throws Exception {
        Listener seven = transport.accept(7);
        Listener eight = transport.accept(8);
        knock(7);
        assertAcknowledged(7);
        knock(8);
        assertAcknowledged(8);

        open("eight");

        assertThat(next(eight)).isEqualTo("eight");
        assertThatThrownBy(() -> seven.accept(Deadline.after(Duration.ofMillis(1))))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void aSideThatCanBeToldLaterIsToldAtOnceAndWhenItIsTime() throws Exception {
        transport.received(Knocking.knock(7));
        ConnInfo notYet = heard();
        assertThat(Knocking.isAnswer(notYet) && Knocking.isAboutLater(notYet)).isTrue();
        assertThat(notYet.serviceId()).isEqualTo(7);

        transport.accept(7);

        ConnInfo now = heard();
        assertThat(now.serviceId()).isEqualTo(7);
        assertThat(now.knock()).isNull();
    }

    @Test
    void aSideOnGoPluginIsToldNothingThatItDoesNotKnow() throws Exception {
        transport.accept(7);
        knock(7);
        assertAcknowledged(7);
        transport.accept(8);
        assertThat(said).isEmpty();
    }

    @Test
    void aStreamWithoutAKnockIsRefusedAndSaid() throws Exception {
        transport.accept(7);
        YamuxStream stray = peer.open();

        assertThatThrownBy(() -> stray.read(ByteBuffer.allocate(1), shortly)).isInstanceOf(StreamResetException.class);
        assertThat(warnings.poll(60, TimeUnit.SECONDS))
                .contains("without a knock")
                .contains("stream 3");
    }

    @Test
    void aSecondStreamForOneKnockIsRefusedToo() throws Exception {
        Listener listener = transport.accept(7);
        knock(7);
        assertAcknowledged(7);
        open("seven");
        YamuxStream second = peer.open();

        assertThat(next(listener)).isEqualTo("seven");
        assertThatThrownBy(() -> second.read(ByteBuffer.allocate(1), shortly)).isInstanceOf(StreamResetException.class);
        assertThat(warnings.poll(60, TimeUnit.SECONDS)).contains("without a knock");
    }

    @Test
    void aStreamForAServerThatHasClosedSinceIsRefused() throws Exception {
        Listener listener = transport.accept(7);
        knock(7);
        assertAcknowledged(7);
        listener.close();
        YamuxStream late = peer.open();

        assertThatThrownBy(() -> late.read(ByteBuffer.allocate(1), shortly)).isInstanceOf(StreamResetException.class);
        assertThatThrownBy(() -> listener.accept(shortly)).isInstanceOf(ConnectionClosedException.class);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whoKnocksWithoutEndAndOpensNothingIsRefused() throws Exception {
        transport.accept(7);
        for (int i = 0; i < 1_000; i++) {
            transport.received(Knocking.knock(7));
            assertAcknowledged(7);
        }
        transport.received(Knocking.knock(7));
        assertThat(Knocking.refusal(heard())).contains("1000 knocks");
    }

    // Who dials.

    @Test
    void oneKnockWaitsForTheLastOnesStreamToBeAccepted() throws Exception {
        Background<Connection> first = dial(1);
        assertKnocked(1);
        Background<Connection> second = dial(2);
        timer.awaitPending(2);
        acknowledge(1);
        Connection one = first.result();
        assertThat(said).as("a knock before the stream is accepted").isEmpty();

        YamuxStream there = peer.accept(shortly);

        assertKnocked(2);
        one.write(ByteBuffer.wrap("1".getBytes(StandardCharsets.UTF_8)));
        assertThat(text(there)).isEqualTo("1");
        acknowledge(2);
        second.result().close();
    }

    @Test
    void whatIsNotServedInTimeIsSaidAndTheNextOneHasItsTurn() throws Exception {
        Background<Connection> first = dial(1);
        assertKnocked(1);
        Background<Connection> second = dial(2);
        timer.awaitPending(2);

        timer.advance(TIMEOUT);

        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(first::result)
                .withMessageContaining("5 s")
                .withMessageContaining("id 1");
        assertKnocked(2);
        acknowledge(2);
        peer.accept(shortly);
        second.result().close();
    }

    /** A Go side counts on the stream: it would hold back, or misdirect, the next one. */
    @Test
    void aLateAcknowledgementIsFollowedByAStreamThatIsGivenUp() throws Exception {
        Background<Connection> dial = dial(1);
        assertKnocked(1);
        timer.advance(TIMEOUT);
        assertThatExceptionOfType(BrokerTimeoutException.class).isThrownBy(dial::result);

        acknowledge(1);

        YamuxStream unwanted = peer.accept(shortly);
        assertThatThrownBy(() -> unwanted.read(ByteBuffer.allocate(1), shortly))
                .isInstanceOf(StreamResetException.class);
        assertThat(transport.pending()).isZero();
    }

    /** Two listeners are open at the other side then, and either may get either stream. */
    @Test
    void aLateAcknowledgementWhileAnotherIsAwaitedHasThatOneKnockAgain() throws Exception {
        Background<Connection> first = dial(1);
        assertKnocked(1);
        timer.advance(TIMEOUT);
        assertThatExceptionOfType(BrokerTimeoutException.class).isThrownBy(first::result);
        Background<Connection> second = dial(2);
        assertKnocked(2);
        acknowledge(1);
        acknowledge(2);

        YamuxStream oneOfThem = peer.accept(shortly);
        YamuxStream theOther = peer.accept(shortly);
        assertThatThrownBy(() -> oneOfThem.read(ByteBuffer.allocate(1), shortly))
                .isInstanceOf(StreamResetException.class);
        assertThatThrownBy(() -> theOther.read(ByteBuffer.allocate(1), shortly))
                .isInstanceOf(StreamResetException.class);
        assertKnocked(2);
        acknowledge(2);
        YamuxStream there = peer.accept(shortly);
        second.result().write(ByteBuffer.wrap("2".getBytes(StandardCharsets.UTF_8)));
        assertThat(text(there)).isEqualTo("2");
    }

    /** A Go host says so while it makes the listener. */
    @Test
    void aRefusedKnockIsRepeatedAfterAPause() throws Exception {
        Background<Connection> dial = dial(1);
        assertKnocked(1);
        transport.received(go(1, true, "no listener for id 1"));
        timer.awaitPending(2);
        assertThat(said).isEmpty();

        timer.advance(Duration.ofMillis(20));

        assertKnocked(1);
        acknowledge(1);
        peer.accept(shortly);
        dial.result().close();
    }

    @Test
    void aStreamThatIsNeverAcceptedDoesNotKeepTheOthersUp() throws Exception {
        Background<Connection> first = dial(1);
        assertKnocked(1);
        acknowledge(1);
        Connection never = first.result();
        timer.advance(Duration.ofSeconds(1));
        Background<Connection> second = dial(2);
        timer.awaitPending(2);

        timer.advance(BrokerSettings.CONNECT_TIME.minusMillis(1_001));
        assertThat(said).isEmpty();
        timer.advance(Duration.ofMillis(1));

        assertThatThrownBy(() -> never.read(ByteBuffer.allocate(1), shortly))
                .isInstanceOf(ConnectionClosedException.class);
        assertKnocked(2);
        transport.close("the test is over");
        assertThatThrownBy(second::result).isInstanceOf(BrokerClosedException.class);
    }

    @Test
    void whoHasNoTurnSaysWhatItWaitedFor() throws Exception {
        Background<Connection> first = Background.start(() -> transport.dial(1, Duration.ofMinutes(5)));
        assertKnocked(1);
        Background<Connection> second = dial(2);
        timer.awaitPending(2);

        timer.advance(BrokerSettings.CONNECT_TIME);

        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(second::result)
                .withMessageContaining("id 2")
                .withMessageContaining("30 s")
                .withMessageContaining("for id 1");
        acknowledge(1);
        peer.accept(shortly);
        first.result().close();
    }

    @Test
    void theEndOfTheSessionEndsDials() throws Exception {
        Background<Connection> dial = dial(1);
        assertKnocked(1);
        peer.close();
        Polling.assertEventually("no stream is left", () -> multiplexer.streamCount() == 0);

        acknowledge(1);

        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(dial::result)
                .withMessageContaining("id 1");
    }

    @Test
    void anInterruptedDialsStreamIsGivenUp() throws Exception {
        Background<Connection> dial = dial(1);
        assertKnocked(1);
        dial.thread().interrupt();
        assertThatThrownBy(dial::result).hasMessageContaining("Interrupted");

        acknowledge(1);

        YamuxStream unwanted = peer.accept(shortly);
        assertThatThrownBy(() -> unwanted.read(ByteBuffer.allocate(1), shortly))
                .isInstanceOf(StreamResetException.class);
    }
}
