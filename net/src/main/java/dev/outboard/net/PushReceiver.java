package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes what comes on a {@link PushConnection}. Its methods must not block and must not throw: others wait behind them. */
public interface PushReceiver {

    /**
     * Bytes have come.
     *
     * @param bytes at least one, all of which must be taken; belongs to the caller afterwards
     */
    void received(ByteBuffer bytes);

    /**
     * Nothing more comes. Called once, as the last thing.
     *
     * @param failure null when the other side has ended its output in an orderly way; a {@link ConnectionClosedException} when
     *     this side has closed the connection; otherwise why it broke
     */
    void ended(@Nullable IOException failure);
}
