package dev.outboard.example.demo;

/**
 * Chooses where logs go. Host and plugin of this example have one class path, with a provider for each; programs of their own
 * have one provider and choose nothing.
 */
final class Logging {

    private Logging() {}

    /** The plugin's logs go to stderr, in the form that hosts read. */
    static void toHost() {
        choose("dev.outboard.slf4j.HclogServiceProvider");
    }

    /** The host's logs are kept, to be shown. */
    static void toMemory() {
        choose(LogProvider.class.getName());
    }

    private static void choose(String provider) {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", provider);
    }
}
