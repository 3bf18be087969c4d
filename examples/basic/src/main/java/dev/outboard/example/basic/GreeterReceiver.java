package dev.outboard.example.basic;

/** The plugin's side: its public methods are what hosts call, under their names in Go: {@code Plugin.Greet}. */
public final class GreeterReceiver {

    private final Greeter greeter;

    GreeterReceiver(Greeter greeter) {
        this.greeter = greeter;
    }

    /**
     * Answers {@code Plugin.Greet}. A method without a parameter takes whatever the host sends as the argument.
     *
     * @return the reply
     */
    public String greet() {
        return greeter.greet();
    }
}
