package dev.outboard.contract.sample;

import dev.outboard.contract.PluginContract;

/** Says hello. */
@PluginContract
public interface Greeter {

    /**
     * Greets somebody.
     *
     * @param name who is greeted
     * @return what to say, see {@link #greetAll}
     */
    String greet(String name);

    /** Greets nobody in particular, in the process that calls it. */
    default String greetAll() {
        return greet("all of you");
    }
}
