package dev.outboard.http2;

import dev.outboard.internal.send.LastWords;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What the thread does that reads a connection. */
final class ConnectionReader implements Runnable {

    private static final int BUFFER_SIZE = 64 * 1024;

    /** How long a peer that broke a rule has to read why, before the connection is closed. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Inbound inbound;
    private final Connection connection;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

    ConnectionReader(Inbound inbound) {
        this.inbound = inbound;
        this.connection = inbound.connection();
    }

    @Override
    public void run() {
        inbound.finish(readUntilEnd(), () -> LastWords.letRead(connection, buffer, Deadline.after(LINGER)));
    }

    /** Says why there is nothing more to read, or nobody who wants to. */
    private ConnectionEndedException readUntilEnd() {
        Http2Options options = inbound.parts().options();
        Deadline preface = Deadline.after(options.prefaceTimeout(), options.ticker());
        try {
            while (!inbound.parts().lifecycle().hasEnded()) {
                buffer.clear();
                if (connection.read(buffer, inbound.hasBegun() ? Deadline.never() : preface) < 0) {
                    return inbound.peerEnded();
                }
                ConnectionEndedException end = inbound.receive(buffer.flip());
                if (end != null) {
                    return end;
                }
            }
            return inbound.closedHere();
        } catch (TimeoutException e) {
            return inbound.notBegun();
        } catch (IOException e) {
            return inbound.lost(e);
        } catch (RuntimeException | Error bug) {
            return inbound.failed(bug);
        }
    }
}
