package dev.outboard.example.basic;

/** What the host uses and the plugin implements. */
public interface Greeter {

    /**
     * Greets.
     *
     * @return the greeting
     */
    String greet();
}
