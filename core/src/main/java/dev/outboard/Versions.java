package dev.outboard;

/** What an application's protocol version may be. */
final class Versions {

    private Versions() {}

    static int check(int version) {
        if (version < 0) {
            throw new IllegalArgumentException("A protocol version is 0 or more, not " + version);
        }
        return version;
    }
}
