package dev.outboard.yamux;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import java.io.IOException;

/** Accepts a session's streams as a listener does: undisturbed by interrupts. */
final class SessionListener implements Listener {

    private final YamuxSession session;
    private final Endpoint endpoint;

    SessionListener(YamuxSession session, Endpoint endpoint) {
        this.session = session;
        this.endpoint = endpoint;
    }

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return session.accept(deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (SessionEndedException e) {
                    throw closedHere(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException closedHere(SessionEndedException end) {
        return switch (end.reason()) {
            case CLOSED, SHUT_DOWN -> new ConnectionClosedException(String.valueOf(end.getMessage()));
            default -> end;
        };
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        session.stopAccepting();
    }

    @Override
    public String toString() {
        return "listener on " + endpoint;
    }
}
