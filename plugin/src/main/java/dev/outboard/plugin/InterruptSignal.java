package dev.outboard.plugin;

import java.util.function.Consumer;

/**
 * Ctrl-C goes to every process of the terminal's foreground group. Whether it ends a plugin is for the host to decide, so a
 * plugin ignores it.
 */
final class InterruptSignal {

    private InterruptSignal() {}

    /**
     * Ignores SIGINT from now on. The class for signals is an unsupported part of the JDK, which the compiler warns of in a
     * way that cannot be silenced; hence by name.
     */
    static void ignore(Consumer<String> complaints) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            complaints.accept("[WARN] This plugin cannot ignore SIGINT on this JVM, so that Ctrl-C may end it: " + e);
        }
    }
}
