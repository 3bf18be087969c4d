package dev.outboard.http2;

import dev.outboard.net.PushConnection;
import dev.outboard.net.PushReceiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes on a connection whose owner hands it over, in place of a thread that reads. */
final class PushedInput implements PushReceiver {

    private final Inbound inbound;

    /** Of who hands over. */
    private boolean over;

    private volatile @Nullable Future<?> prefaceTimeout;

    PushedInput(Inbound inbound) {
        this.inbound = inbound;
    }

    /**
     * Takes what comes from now on, and ends with the connection.
     *
     * @param connection the one whose frames these are
     * @param refuse ends the connection for a reason that the peer is told, from outside
     */
    void start(PushConnection connection, Consumer<ConnectionEndedException> refuse) {
        prefaceTimeout = connection.schedule(inbound.parts().options().prefaceTimeout(), () -> {
            if (!inbound.hasBegun()) {
                refuse.accept(inbound.notBegun());
            }
        });
        connection.pushTo(this);
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (over) {
            bytes.position(bytes.limit());
            return;
        }
        ConnectionEndedException end = inbound.receive(bytes);
        if (inbound.hasBegun()) {
            stopTimeout();
        }
        if (end != null) {
            finish(end);
        }
    }

    @Override
    public void ended(@Nullable IOException failure) {
        if (over) {
            return;
        }
        if (failure == null) {
            finish(inbound.peerEnded());
        } else {
            finish(inbound.lost(failure));
        }
    }

    private void finish(ConnectionEndedException end) {
        over = true;
        stopTimeout();
        // A stream that is closed with something of the peer's unread delivers what was written before.
        inbound.finish(end, () -> {});
    }

    private void stopTimeout() {
        Future<?> timeout = prefaceTimeout;
        if (timeout != null) {
            timeout.cancel(false);
            prefaceTimeout = null;
        }
    }
}
