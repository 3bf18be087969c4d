package dev.outboard.internal.broker;

import static dev.outboard.internal.broker.Greeting.greet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import io.grpc.ManagedChannel;
import org.junit.jupiter.api.Test;

/** Streams inside the main connection, over and over. */
class StreamBrokerEnduranceTest {

    private static final int ROUNDS = 10_000;
    private static final long MAX_GROWTH = 8 << 20;

    private final StreamBrokerTest streams = new StreamBrokerTest();

    @Test
    void tenThousandOneAfterAnotherLeaveNoMemoryStreamsAndThreads() throws Exception {
        try (BrokerLink link = streams.connect()) {
            serveAndDial(link, ROUNDS / 5);
            streams.assertNothingLeft(link);
            long before = usedMemory();

            serveAndDial(link, ROUNDS);

            streams.assertNothingLeft(link);
            assertThat(usedMemory() - before).as("growth of memory").isLessThan(MAX_GROWTH);
            Polling.assertEventually("the threads of servers and channels have ended", () -> threads() < 20);
        }
    }

    private static void serveAndDial(BrokerLink link, int rounds) {
        for (int i = 0; i < rounds; i++) {
            boolean hostDials = i % 2 == 0;
            Broker serving = hostDials ? link.ofPlugin : link.host;
            Broker dialling = hostDials ? link.host : link.ofPlugin;
            int id = serving.nextId();
            try (BrokeredServer server = serving.acceptAndServe(id, Greeting.named("served"))) {
                ManagedChannel channel = dialling.dial(server.id());
                assertThat(greet(channel, "hello")).isEqualTo("served heard hello");
                channel.shutdownNow();
            }
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("outboard-"))
                .count();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
