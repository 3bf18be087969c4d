package dev.outboard.http2;

/** A header list is larger than the peer takes. Nothing was sent. */
public final class HeaderListTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    HeaderListTooLargeException(long size, int limit) {
        super("The headers are " + size + " bytes, but the peer takes at most " + limit
                + " (names and values and 32 for each field). Send less, or raise the peer's limit.");
    }
}
