package dev.outboard.internal.send;

import org.jspecify.annotations.Nullable;

/**
 * Something to be sent, or something that changes what can be sent. Made by any thread, applied in order by the one that
 * holds the flush role.
 *
 * @param <S> what it is applied to
 */
public abstract class SendOp<S> {

    /** The one before it while it is in an {@link OutboundQueue}; the one after it once it has been taken out. */
    @Nullable
    SendOp<S> next;

    /** For subclasses. */
    protected SendOp() {}

    /** Puts this where it belongs. */
    public abstract void apply(S scheduler);
}
