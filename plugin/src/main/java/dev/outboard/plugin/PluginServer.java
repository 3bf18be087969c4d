package dev.outboard.plugin;

import dev.outboard.PluginException;
import dev.outboard.Protocol;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.Multiplexing;
import dev.outboard.internal.reflection.ReflectionRegistry;
import dev.outboard.internal.service.BrokerService;
import dev.outboard.internal.service.ControllerService;
import dev.outboard.internal.service.HealthService;
import dev.outboard.internal.tls.SecuredListener;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A plugin that serves its host. Any thread may call any method. */
public final class PluginServer implements AutoCloseable {

    /** How long calls may go on when the host has asked for the end: the answer to that very call is one of them. */
    private static final long LAST_CALLS_MILLIS = 200;

    private final Listener listener;
    private final GrpcServer server;
    private final ConnectionWatch connections;
    private final Thread hook = new Thread(this::close, "outboard-shutdown-hook");
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private PluginServer(ServeConfig config, ServedSet set, Surroundings surroundings) {
        ServiceList services = services(config, set);
        connections = new ConnectionWatch(surroundings.timer(), this::requestStop);
        listener = SecuredListener.over(listen(config, surroundings), StreamSecurity.none());
        server = server(config, services);
    }

    /**
     * Serves until the host wants no more, then ends the process. For a plugin's {@code main}: what a person must know
     * is printed to stderr. The exit status is 0 after a shutdown, and 1 when the plugin cannot be served, for example
     * because a person started it. The process ignores SIGINT, as go-plugin's plugins do.
     *
     * @param config what to serve
     */
    public static void serve(ServeConfig config) {
        Surroundings surroundings = Surroundings.ofProcess();
        // Before the host can know of this plugin, and somebody press Ctrl-C.
        InterruptSignal.ignore(surroundings.complaints());
        PluginServer server;
        try {
            server = start(config, surroundings);
        } catch (ServeException e) {
            surroundings.complaints().accept(e.getMessage());
            ProcessEnd.exit(1);
            return;
        }
        server.stopped.join();
        ProcessEnd.exit(0);
    }

    /**
     * Starts to serve: checks the cookie, chooses the version, listens, and prints the handshake line. Returns when
     * hosts can connect.
     *
     * @param config what to serve
     * @return the running server
     * @throws PluginException when it cannot be served, with a subclass for each reason; no line is printed then
     */
    public static PluginServer start(ServeConfig config) {
        return start(config, Surroundings.ofProcess());
    }

    static PluginServer start(ServeConfig config, Surroundings surroundings) {
        CookieCheck.check(config.handshake(), surroundings.variables());
        TlsCheck.check(surroundings.variables());
        VersionChoice choice =
                VersionChoice.choose(config.versions(), surroundings.variables(), surroundings.complaints());
        PluginServer server = new PluginServer(config, choice.set(), surroundings);
        try {
            server.accept();
            server.print(choice.version(), surroundings.handshakeOutput());
            server.watch(config.lifetime(), surroundings);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private ServiceList services(ServeConfig config, ServedSet set) {
        return new ServiceList()
                .addOwn(new HealthService())
                .addOwn(new ControllerService(this::requestStop))
                .addOwn(BrokerService.withoutServices())
                .addPlugins(set, config.interceptors());
    }

    private static Listener listen(ServeConfig config, Surroundings surroundings) {
        return switch (config.network()) {
            case UNIX -> UnixPlace.listen(surroundings.variables());
            case TCP -> TcpPlace.listen(surroundings.variables());
        };
    }

    private GrpcServer server(ServeConfig config, ServiceList services) {
        GrpcServer.Builder builder = GrpcServer.builder()
                .listen(listener)
                .addTransportFilter(connections)
                .fallbackHandlerRegistry(new ReflectionRegistry(services.all()));
        // None of the own services ever blocks, so that the connection's reader can answer by itself.
        services.own().forEach(service -> builder.addService(service, Runnable::run));
        services.ofApplication().forEach(builder::addService);
        if (config.executor() != null) {
            builder.executor(config.executor());
        }
        return builder.build();
    }

    private void accept() {
        Runtime.getRuntime().addShutdownHook(hook);
        server.start();
    }

    private void print(int version, HandshakeOutput output) {
        HandshakeLine line =
                new HandshakeLine(version, listener.endpoint(), Protocol.GRPC, "", Multiplexing.NOT_MENTIONED);
        try {
            output.print(line.format());
        } catch (IOException e) {
            throw new ServeException(
                    "This plugin cannot tell its host where it listens; the host seems to have ended. ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private void watch(Lifetime lifetime, Surroundings surroundings) {
        if (lifetime instanceof Lifetime.WithHost withHost) {
            connections.start(withHost.startGrace(), withHost.grace());
            surroundings
                    .hostWatch()
                    .start(
                            surroundings.variables(),
                            surroundings.parent().get(),
                            this::requestStop,
                            connections::parentEnded);
        }
    }

    /**
     * Where hosts connect to.
     *
     * @return the address in the handshake line
     */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    /**
     * The end of serving.
     *
     * @return a future that completes when the server has stopped, whatever stopped it; completing or cancelling it
     *     has no effect on the server
     */
    public CompletableFuture<Void> onStop() {
        return stopped.copy();
    }

    /** Begins the end and returns at once: a call, the timer or the process reaper's thread may be asking. */
    private void requestStop() {
        if (!stopRequested.getAndSet(true)) {
            Thread thread = new Thread(this::stopAfterLastCalls, "outboard-stop");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void stopAfterLastCalls() {
        server.shutdown();
        try {
            // Whether the calls have ended or not, the end is due.
            var unused = server.awaitTermination(LAST_CALLS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Stops serving at once: ends every call and connection and removes the socket. Idempotent. */
    @Override
    public void close() {
        if (!stopping.getAndSet(true)) {
            server.shutdownNow();
            listener.close();
            removeHook();
            stopped.complete(null);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, perhaps by this very hook.
            return;
        }
    }
}
