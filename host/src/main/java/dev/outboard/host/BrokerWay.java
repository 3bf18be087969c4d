package dev.outboard.host;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLine;

/** How brokered connections go between a host and its plugin. */
enum BrokerWay {
    /** Each over a socket of its own. */
    SOCKETS,
    /** As streams in the one connection that there is. */
    STREAMS;

    /**
     * Makes sure that the plugin goes the same way.
     *
     * @param line what the plugin says of itself
     * @throws StartFailure when it does not
     */
    void agree(HandshakeLine line) throws StartFailure {
        if (this == SOCKETS || line.protocol() == Protocol.NETRPC) {
            // One connection carries everything with net/rpc in any case.
            return;
        }
        switch (line.multiplexing()) {
            case SUPPORTED -> {}
            case UNSUPPORTED ->
                throw new StartFailure(
                        "its handshake line says that it cannot multiplex its connections, and this host asks for that;"
                                + " launch it without multiplex()",
                        MultiplexingUnsupportedException::new);
            case UNREADABLE ->
                throw new StartFailure(
                        "the last field of its handshake line, which says whether it can multiplex its connections, is neither"
                                + " true nor false, and this host asks for that; correct the plugin, or launch it without"
                                + " multiplex()",
                        (message, cause) -> new BadHandshakeException(message, cause, line.format()));
            case NOT_MENTIONED ->
                throw new StartFailure(
                        "it does not say that it can multiplex its connections, and this host asks for that; it is"
                                + " built with go-plugin older than 1.6, or with another library that does not know"
                                + " multiplexing: update it, or launch it without multiplex()",
                        MultiplexingUnsupportedException::new);
        }
    }
}
