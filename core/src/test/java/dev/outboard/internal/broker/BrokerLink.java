package dev.outboard.internal.broker;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.service.BrokerService;
import dev.outboard.internal.timer.FakeTimer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A host and a plugin with a main connection in memory, and a broker at each end. Time passes when the test says so. */
final class BrokerLink implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    final FakeTimer timer = new FakeTimer();
    final GrpcServer server;
    final GrpcChannel channel;
    final ConnectionBrokers plugin;
    final GrpcBroker host;
    /** The plugin's broker of this connection. */
    final GrpcBroker ofPlugin;
    /** Connections that either side has not accepted. */
    final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();

    private final AtomicReference<GrpcBroker> made = new AtomicReference<>();

    /** Makes the transport of one side. */
    interface Transports {
        BrokerTransport of(Consumer<ConnInfo> toPeer, BrokerSettings settings);
    }

    /** One side: its end of the main connection, its transport, and what it does to brokered connections. */
    record Side(Connection main, Transports transports, StreamSecurity security) {}

    BrokerLink(Side ofHostsSide, Side ofPluginsSide) {
        BrokerSettings ofPlugins = settings("the host", ofPluginsSide.security());
        plugin = new ConnectionBrokers(
                ofPlugins, toHost -> ofPluginsSide.transports().of(toHost, ofPlugins));
        server = GrpcServer.builder()
                .addService(new BrokerService(this::open).bindService(), Runnable::run)
                .addService(Greeting.named("main"))
                .addTransportFilter(plugin)
                .connectionContext(plugin::context)
                .build()
                .start();
        server.serve(ofPluginsSide.main());
        channel = GrpcChannel.over(ofHostsSide.main()).start();
        BrokerSettings ofHost = settings("the plugin greeter", ofHostsSide.security());
        host = new GrpcBroker(ofHost, toPlugin -> ofHostsSide.transports().of(toPlugin, ofHost));
        host.openOn(channel);
        // A call that comes after the stream is answered after the stream is there: both are the reader's.
        Greeting.greet(channel, "hello");
        ofPlugin = Objects.requireNonNull(made.get(), "the stream is open");
    }

    private StreamObserver<ConnInfo> open(StreamObserver<ConnInfo> toHost) {
        made.compareAndSet(null, plugin.current());
        return plugin.open(toHost);
    }

    private BrokerSettings settings(String peer, StreamSecurity security) {
        return new BrokerSettings(
                peer,
                TIMEOUT,
                timer,
                () -> security,
                BrokerSettings::plainStatus,
                refusals::add,
                BrokerSettings.newKey());
    }

    /** The connection breaks, and neither side has wanted it. */
    void lose() {
        channel.shutdownNow();
    }

    @Override
    public void close() {
        host.close();
        plugin.close();
        channel.shutdownNow();
        server.shutdownNow();
    }
}
