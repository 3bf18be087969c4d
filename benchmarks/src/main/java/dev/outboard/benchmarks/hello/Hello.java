package dev.outboard.benchmarks.hello;

/** What a JVM takes that does nothing else. */
public final class Hello {

    private Hello() {}

    /** Prints a line. */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
