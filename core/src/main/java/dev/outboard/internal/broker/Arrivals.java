package dev.outboard.internal.broker;

import dev.outboard.yamux.YamuxStream;
import java.util.function.Consumer;

/** Passes the other side's streams on to whoever is responsible for them at the time. */
final class Arrivals {

    private final Consumer<String> warnings;
    private volatile Consumer<YamuxStream> receiver = this::refuse;

    /** @param warnings takes a line for people about each stream that is refused; must not block */
    Arrivals(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    void passTo(Consumer<YamuxStream> next) {
        receiver = next;
    }

    /** Called by the session's reader. */
    void onStream(YamuxStream stream) {
        receiver.accept(stream);
    }

    /** Nobody has knocked for this stream. */
    void refuse(YamuxStream stream) {
        stream.reset();
        warnings.accept("The other side has opened " + stream.remoteEndpoint()
                + " without a knock before, so that nobody" + " knows whom it is for; it was refused");
    }
}
