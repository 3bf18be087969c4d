package dev.outboard.yamux;

import java.io.IOException;

/** The peer broke a rule of yamux or went beyond a bound: the session ends, and the peer is told so by go-away. */
public final class YamuxProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    YamuxProtocolException(String message) {
        super(message);
    }
}
