package dev.outboard.internal.broker;

import dev.outboard.net.Endpoint;

/**
 * How endpoints are called on the other side, when that sees another file tree or network than this one: a plugin in a
 * container, for example.
 */
public interface EndpointTranslation {

    /**
     * What the other side must dial.
     *
     * @param own where this side listens
     */
    Endpoint forPeer(Endpoint own);

    /**
     * What this side must dial.
     *
     * @param peers where the other side says it listens
     */
    Endpoint fromPeer(Endpoint peers);

    /** Both sides see the same. */
    static EndpointTranslation none() {
        return new EndpointTranslation() {
            @Override
            public Endpoint forPeer(Endpoint own) {
                return own;
            }

            @Override
            public Endpoint fromPeer(Endpoint peers) {
                return peers;
            }
        };
    }
}
