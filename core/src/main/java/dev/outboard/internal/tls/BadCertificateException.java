package dev.outboard.internal.tls;

import org.jspecify.annotations.Nullable;

/** What should be the other side's certificate is none. The message goes on after "the certificate is …". */
public final class BadCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    BadCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
