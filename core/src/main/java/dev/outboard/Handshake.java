package dev.outboard;

/**
 * What a host and its plugins must have in common before they talk: the application's protocol version and the magic
 * cookie. Both sides usually share one constant. Immutable.
 *
 * <p>The cookie is no security measure. It is an environment variable by which a plugin can tell that a host started it
 * and not a person, to whom it then says so.
 */
public final class Handshake {

    private final int protocolVersion;
    private final String cookieKey;
    private final String cookieValue;

    private Handshake(int protocolVersion, String cookieKey, String cookieValue) {
        this.protocolVersion = protocolVersion;
        this.cookieKey = cookieKey;
        this.cookieValue = cookieValue;
    }

    /**
     * A handshake.
     *
     * @param protocolVersion the application's own protocol version, 0 or more: that of plugins added without a version
     * @param cookieKey the name of the environment variable, not empty, without {@code =}; go-plugin calls it
     *     {@code MagicCookieKey}
     * @param cookieValue the value of the variable, not empty; go-plugin calls it {@code MagicCookieValue}
     * @return the handshake
     * @throws IllegalArgumentException when an argument is not as said
     */
    public static Handshake of(int protocolVersion, String cookieKey, String cookieValue) {
        Versions.check(protocolVersion);
        if (cookieKey.isEmpty() || cookieKey.indexOf('=') >= 0 || cookieKey.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The magic cookie's key must be the name of an environment variable, not \"" + cookieKey + "\"");
        }
        if (cookieValue.isEmpty() || cookieValue.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The magic cookie's value must not be empty or contain a NUL");
        }
        return new Handshake(protocolVersion, cookieKey, cookieValue);
    }

    /**
     * The version of plugins that are added without a version of their own.
     *
     * @return 0 or more
     */
    public int protocolVersion() {
        return protocolVersion;
    }

    /**
     * The name of the environment variable that tells a plugin it was started by a host.
     *
     * @return not empty
     */
    public String cookieKey() {
        return cookieKey;
    }

    /**
     * The value of that environment variable.
     *
     * @return not empty
     */
    public String cookieValue() {
        return cookieValue;
    }

    @Override
    public String toString() {
        return "Handshake[version " + protocolVersion + ", cookie " + cookieKey + "]";
    }
}
