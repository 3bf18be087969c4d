package dev.outboard.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.Handshake;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Tells whether a host started this process. */
final class CookieCheck {

    private CookieCheck() {}

    static void check(Handshake handshake, Map<String, String> variables) {
        for (Charset charset : charsets()) {
            if (isThere(handshake, variables, charset)) {
                return;
            }
        }
        throw new NotStartedByHostException();
    }

    private static boolean isThere(Handshake handshake, Map<String, String> variables, Charset charset) {
        String value = variables.get(decoded(handshake.cookieKey(), charset));
        return decoded(handshake.cookieValue(), charset).equals(value);
    }

    /**
     * What a JVM may make of the environment, which hosts write in UTF-8: in a C locale it cannot read anything but ASCII.
     * JDK 17 goes by its default, later ones by a property of their own.
     */
    private static List<Charset> charsets() {
        String ofEnvironment = System.getProperty("sun.jnu.encoding", "UTF-8");
        return List.of(
                UTF_8,
                Charset.defaultCharset(),
                Charset.isSupported(ofEnvironment) ? Charset.forName(ofEnvironment) : UTF_8);
    }

    private static String decoded(String text, Charset charset) {
        return new String(text.getBytes(UTF_8), charset);
    }
}
