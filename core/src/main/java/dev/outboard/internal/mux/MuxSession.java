package dev.outboard.internal.mux;

import dev.outboard.MuxBroker;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.yamux.SessionEndedException;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The one connection between a host and a net/rpc plugin. The host opens three streams first, whose roles are known by their
 * order: control, stdout, stderr. All others are brokered, in either direction.
 */
public final class MuxSession implements AutoCloseable {

    /**
     * Without timeouts: a plugin that is stopped in a debugger for a while goes on later, and a process's end is seen by the end
     * of its connection. Streams that nobody takes have the broker's timeout.
     */
    private static final YamuxConfig CONFIG = YamuxConfig.builder()
            .writeTimeout(Duration.ZERO)
            .streamOpenTimeout(Duration.ZERO)
            .build();

    /** So many streams may be there without an id; the next wait in the session's backlog. */
    private static final int STRANGERS = 128;

    private final YamuxSession session;
    private final SessionBroker broker;
    private final Semaphore strangers = new Semaphore(STRANGERS);

    /** Takes the streams of fixed roles, on the plugin's side, when all are there. Called by the thread that accepts; must not block. */
    public interface Roles {

        /** The host's calls come here. */
        void control(Connection stream);

        /** What the plugin prints goes here. */
        void stdio(Connection stdout, Connection stderr);
    }

    /**
     * The host's side.
     *
     * @param session the connection
     * @param control where calls go
     * @param stdout what the plugin prints to its stdout
     * @param stderr what it prints to its stderr
     */
    public record OfHost(MuxSession session, Connection control, Connection stdout, Connection stderr) {}

    private MuxSession(YamuxSession session, MuxSettings settings) {
        this.session = session;
        this.broker = new SessionBroker(session, settings);
        var unused = session.whenEnded()
                .thenAccept(end ->
                        broker.end("the connection to " + settings.peer() + " has ended (" + end.getMessage() + ")"));
    }

    /**
     * Begins the host's side.
     *
     * @param connection to the plugin, secured if it is to be; belongs to the result
     * @throws IOException when the connection broke at once
     */
    public static OfHost ofHost(Connection connection, MuxSettings settings) throws IOException {
        YamuxSession session = YamuxSession.client(connection, CONFIG);
        try {
            MuxSession mux = new MuxSession(session, settings);
            OfHost streams = new OfHost(mux, mux.open(), mux.open(), mux.open());
            DaemonThreads.start("outboard-mux-accept", mux::acceptBrokered);
            return streams;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private YamuxStream open() throws IOException {
        return session.tryOpen()
                .orElseThrow(() -> new IllegalStateException("These are the first streams, so there is room"));
    }

    /**
     * Begins the plugin's side.
     *
     * @param connection of the host; belongs to the result
     */
    public static MuxSession ofPlugin(Connection connection, MuxSettings settings) {
        return new MuxSession(YamuxSession.server(connection, CONFIG), settings);
    }

    /**
     * Begins to accept, on the plugin's side.
     *
     * @param roles takes the host's first streams
     */
    public void accept(Roles roles) {
        DaemonThreads.start("outboard-mux-accept", () -> acceptAll(roles));
    }

    private void acceptAll(Roles roles) {
        try {
            YamuxStream control = session.accept();
            // Before the host's first call, which may ask for the end: what was printed by then is the host's.
            roles.stdio(session.accept(), session.accept());
            roles.control(control);
        } catch (IOException | InterruptedException e) {
            ended(e);
            return;
        }
        acceptBrokered();
    }

    private void acceptBrokered() {
        try {
            while (true) {
                strangers.acquire();
                broker.arrived(session.accept(), strangers::release);
            }
        } catch (IOException | InterruptedException e) {
            ended(e);
        }
    }

    /** The session tells of its end itself; nobody interrupts these threads, and one that is takes its session along. */
    private void ended(Exception e) {
        if (!(e instanceof SessionEndedException)) {
            session.close();
        }
    }

    /** Makes further connections. */
    public MuxBroker broker() {
        return broker;
    }

    /**
     * Tells of the end.
     *
     * @param task run once the connection has ended, by its reader; must not block
     */
    public void whenEnded(Runnable task) {
        var unused = session.whenEnded().thenRun(task);
    }

    /** Ends all streams and the connection. Never waits. */
    @Override
    public void close() {
        session.close();
    }
}
