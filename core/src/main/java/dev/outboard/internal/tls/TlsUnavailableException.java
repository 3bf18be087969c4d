package dev.outboard.internal.tls;

/** This JVM lacks what TLS between host and plugin takes. The message has no capital and no full stop. */
public final class TlsUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    TlsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
