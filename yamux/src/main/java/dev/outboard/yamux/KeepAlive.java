package dev.outboard.yamux;

import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.util.concurrent.Future;

/** Asks the peer from time to time whether it is still there. */
final class KeepAlive {

    private final SessionCore session;

    KeepAlive(SessionCore session) {
        this.session = session;
    }

    void start() {
        Future<?> unused = session.schedule(session.config().keepAliveInterval(), this::ask);
    }

    private void ask() {
        Future<?> unused = session.pings().send().whenComplete((roundTrip, failure) -> {
            if (failure == null) {
                start();
            } else if (failure instanceof TimeoutException) {
                session.end(session.because(
                        Reason.KEEP_ALIVE_TIMEOUT,
                        "ended: the peer did not answer a keep-alive ping within "
                                + session.config().writeTimeout(),
                        failure));
            }
        });
    }
}
