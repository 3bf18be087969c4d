package dev.outboard.plugin;

import dev.outboard.internal.handshake.Variables;
import java.util.Map;

/**
 * Refuses hosts that want TLS. A plugin that served them in plain text would look well started, and fail at the first
 * call with an error that says nothing about the reason.
 */
final class TlsCheck {

    private TlsCheck() {}

    static void check(Map<String, String> variables) {
        if (!variables.getOrDefault(Variables.CLIENT_CERTIFICATE, "").isEmpty()) {
            throw new UnsupportedHostRequestException(
                    Variables.CLIENT_CERTIFICATE,
                    "The host wants to talk to this plugin over TLS with one-time certificates (AutoMTLS), and this plugin"
                            + " cannot do that. Launch it from a host with AutoMTLS switched off.",
                    null);
        }
    }
}
