package dev.outboard.grpc;

/** A peer's metadata that cannot be read. */
final class MalformedMetadataException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMetadataException(String message, Throwable cause) {
        super(message, cause);
    }
}
