package dev.outboard.interop;

import com.google.protobuf.StringValue;
import com.google.protobuf.UInt32Value;
import dev.outboard.Broker;
import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import dev.outboard.interop.relay.GreeterGrpc;
import dev.outboard.interop.relay.RelayGrpc;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/** What hosts and plugins of the relay service share, in Go and here. */
final class RelayContract {

    static final Handshake HANDSHAKE = Handshake.of(1, "OUTBOARD_RELAY", "relay");

    static final String NAME = "relay";

    /** The plugin's side: the service needs no implementation but the broker. */
    static final GrpcPlugin<String> SERVED =
            GrpcPlugin.of(String.class, (name, broker) -> new RelayService(broker), (channel, broker) -> {
                throw new UnsupportedOperationException("for plugins only");
            });

    /** The host's side. */
    static final GrpcPlugin<Relay> USED = GrpcPlugin.of(
            Relay.class,
            (relay, broker) -> {
                throw new UnsupportedOperationException("for hosts only");
            },
            Relay::new);

    private RelayContract() {}

    /** The plugin as its host sees it, with the host's broker. */
    record Relay(Channel channel, Broker broker) {

        /** Has the plugin call the greeter that this host serves under an id. */
        String dial(int id) {
            return stub().dial(UInt32Value.of(id)).getValue();
        }

        /** Has the plugin serve a greeter, and gives its id. */
        int serve(String name) {
            return stub().serve(StringValue.of(name)).getValue();
        }

        private RelayGrpc.RelayBlockingStub stub() {
            return RelayGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
        }
    }

    /** Dials an id, calls the greeter there and hangs up. */
    static String greet(Broker broker, int id, String text) {
        ManagedChannel channel = broker.dial(id);
        try {
            return GreeterGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
                    .greet(StringValue.of(text))
                    .getValue();
        } finally {
            channel.shutdownNow();
        }
    }
}
