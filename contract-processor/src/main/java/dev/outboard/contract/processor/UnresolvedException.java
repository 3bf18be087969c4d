package dev.outboard.contract.processor;

/** A type does not exist. Another processor may be about to generate it; if none does, the compiler says so itself. */
final class UnresolvedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnresolvedException(String type) {
        super(type + " is not there yet");
    }
}
