package dev.outboard.example.demo;

/** A step of the demo did not do what it shows. */
final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
