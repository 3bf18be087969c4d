package dev.outboard.host;

import dev.outboard.internal.tls.StreamSecurity;
import javax.net.ssl.SSLException;

/** Why there is no first answer, whatever the protocol. */
final class FirstAnswer {

    private FirstAnswer() {}

    /** @param protocol for people */
    static StartFailure late(String protocol, Exception e) {
        return new StartFailure(
                "it took the connection but did not answer within the start timeout; what listens there may not speak "
                        + protocol,
                StartTimeoutException::new,
                e);
    }

    /**
     * The connection has ended.
     *
     * @param protocol for people
     * @param how what is known of it
     */
    static StartFailure ended(String protocol, StreamSecurity security, String how, Exception e) {
        if (isOfTls(e)) {
            return StartFailure.unlessEnded(
                    "it ended the TLS session before the first answer; it may not accept this host's certificate ("
                            + how + ")",
                    PluginTlsException::new,
                    e);
        }
        String secured = security.equals(StreamSecurity.none()) ? "without TLS" : "over TLS";
        return StartFailure.unlessEnded(
                "it took the connection and broke it off; what listens there does not seem to speak " + protocol + " "
                        + secured + " (" + how + ")",
                PluginConnectException::new,
                e);
    }

    private static boolean isOfTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
