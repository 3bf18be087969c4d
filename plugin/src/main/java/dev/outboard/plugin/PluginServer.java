package dev.outboard.plugin;

import dev.outboard.PluginException;
import dev.outboard.ReattachDescriptor;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A plugin that serves its host. Any thread may call any method. */
public final class PluginServer implements AutoCloseable {

    private enum Mode {
        LAUNCHED(StdioSync.REDIRECT),
        TEST(StdioSync.OFF);

        private final StdioSync defaultStdioSync;

        Mode(StdioSync defaultStdioSync) {
            this.defaultStdioSync = defaultStdioSync;
        }

        StdioSync defaultStdioSync() {
            return defaultStdioSync;
        }

        /** What the host, if one has launched this, wants. */
        HostMultiplexing multiplexing(Surroundings surroundings) {
            return switch (this) {
                case LAUNCHED -> HostMultiplexing.of(surroundings.variables(), surroundings.complaints());
                // Hosts attach to it, so there may be several.
                case TEST -> HostMultiplexing.NOT_MENTIONED;
            };
        }
    }

    /** How long calls may go on when the host has asked for the end: the answer to that very call is one of them. */
    private static final long LAST_CALLS_MILLIS = 200;

    private final Stdio stdio;
    private final HostMultiplexing multiplexing;
    private final Front front;
    private final ReattachDescriptor descriptor;
    private final ConnectionWatch connections;
    private final Thread hook = new Thread(this::close, "outboard-shutdown-hook");
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** Set when it is the process's end that ends the server. */
    private volatile boolean processEnds;

    private PluginServer(
            ServeConfig config,
            Mode mode,
            VersionChoice choice,
            Future<ServeSecurity> security,
            Surroundings surroundings) {
        stdio = new Stdio(config.stdioSync(mode.defaultStdioSync()), surroundings.streams(), surroundings.complaints());
        Runnable requestStop = this::requestStop;
        connections = new ConnectionWatch(surroundings.timer(), requestStop);
        multiplexing = mode.multiplexing(surroundings);
        front = switch (choice.protocol()) {
            case GRPC ->
                new GrpcFront(
                        config, choice.set(), security, multiplexing, surroundings, stdio, connections, requestStop);
            case NETRPC ->
                new NetRpcFront(config, choice.set(), security, surroundings, stdio, connections, requestStop);
        };
        descriptor = new ReattachDescriptor(
                choice.protocol(),
                choice.version(),
                front.endpoint(),
                ProcessHandle.current().pid(),
                mode == Mode.TEST);
    }

    private static VersionChoice choose(ServeConfig config, Surroundings surroundings) {
        return VersionChoice.choose(config.versions(), surroundings.variables(), surroundings.complaints());
    }

    /**
     * Serves until the host wants no more, then ends the process. For a plugin's {@code main}: what a person must know
     * is printed to stderr. The process ignores SIGINT, as go-plugin's plugins do.
     *
     * <p>The exit status is 0 when the host has asked for the end or is gone, and 1 when the plugin cannot be served, for
     * example because a person started it. The end comes within a second, whatever the application's threads and shutdown
     * hooks do. SIGTERM ends the process in order as well, with all hooks and, as it is in every JVM, status 143.
     *
     * <p>What is printed to {@link System#out} and {@link System#err} goes to the host ({@link StdioSync}). The process's own
     * stderr is the log: what was printed to it before, exceptions that no thread catches, and those of services in calls.
     *
     * @param config what to serve
     */
    public static void serve(ServeConfig config) {
        Surroundings surroundings = Surroundings.ofProcess();
        int status = 1;
        try {
            // Before the host can know of this plugin, and somebody press Ctrl-C.
            InterruptSignal.ignore(surroundings.complaints());
            PluginServer server = start(config, surroundings);
            server.stopped.join();
            if (server.processEnds) {
                return;
            }
            status = 0;
        } catch (NotStartedByHostException e) {
            surroundings.complaints().accept(e.getMessage());
        } catch (ServeException e) {
            surroundings.complaints().accept("[ERROR] " + e.getMessage());
        } catch (Throwable t) {
            surroundings.complaints().accept("[ERROR] This plugin cannot be served: " + StackTraces.of(t));
        }
        ProcessEnd.exit(status);
    }

    /**
     * Starts to serve: checks the cookie, chooses the version, listens, takes over the standard streams, and prints the
     * handshake line. Returns when hosts can connect.
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
        VersionChoice choice = choose(config, surroundings);
        Future<ServeSecurity> security = ServeSecurity.begin(config, choice.protocol(), surroundings);
        PluginServer server = new PluginServer(config, Mode.LAUNCHED, choice, security, surroundings);
        try {
            server.accept();
            server.print(surroundings.handshakeOutput());
            server.watch(config.lifetime(), surroundings);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /**
     * Serves in test mode: inside a test, or in a program that a person has started in a debugger. There is no cookie check,
     * no handshake line, and no host that it ends with; a host attaches by the {@linkplain #descriptor() descriptor}. It
     * ends when it is closed, or when a host that does not know of the test mode shuts it down.
     *
     * <p>The environment is taken into account as otherwise: the version, the directory of sockets and the ports are as a
     * host would have set them; without a list of versions the lowest is served.
     *
     * @param config what to serve
     * @return the running server
     * @throws PluginException when it cannot be served, with a subclass for each reason
     */
    public static PluginServer startInTest(ServeConfig config) {
        return startInTest(config, Surroundings.ofProcess());
    }

    static PluginServer startInTest(ServeConfig config, Surroundings surroundings) {
        VersionChoice choice = choose(config, surroundings);
        Future<ServeSecurity> security = ServeSecurity.beginInTest(config, choice.protocol());
        PluginServer server = new PluginServer(config, Mode.TEST, choice, security, surroundings);
        try {
            server.accept();
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private void accept() {
        Runtime.getRuntime().addShutdownHook(hook);
        // Before the first call can print something.
        stdio.takeOver();
        front.start();
    }

    private void print(HandshakeOutput output) {
        HandshakeLine line = new HandshakeLine(
                descriptor.protocolVersion(),
                descriptor.endpoint(),
                descriptor.protocol(),
                front.certificate(),
                multiplexing.answer());
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
        if (lifetime instanceof Lifetime.WithHost withHost && !HostWatch.meansNobody(surroundings.variables())) {
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
        return descriptor.endpoint();
    }

    /**
     * What a host must know to attach to this plugin, now or later.
     *
     * @return the descriptor, of a plugin in test mode when it was {@linkplain #startInTest started} in it
     */
    public ReattachDescriptor descriptor() {
        return descriptor;
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
        // Hosts get what is printed already: their streams end when they have it.
        stdio.close();
        front.shutdown();
        try {
            // Whether the calls have ended or not, the end is due.
            var unused = front.awaitTermination(LAST_CALLS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Stops serving at once: ends every call and connection and removes the socket. Idempotent. */
    @Override
    public void close() {
        if (!stopping.getAndSet(true)) {
            stdio.close();
            front.close();
            removeHook();
            stopped.complete(null);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, perhaps by this very hook.
            processEnds = true;
        }
    }
}
