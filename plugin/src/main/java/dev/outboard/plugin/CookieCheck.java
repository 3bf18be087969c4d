package dev.outboard.plugin;

import dev.outboard.Handshake;
import java.util.Map;

/** Tells whether a host started this process. */
final class CookieCheck {

    private CookieCheck() {}

    static void check(Handshake handshake, Map<String, String> variables) {
        if (!handshake.cookieValue().equals(variables.get(handshake.cookieKey()))) {
            throw new NotStartedByHostException();
        }
    }
}
