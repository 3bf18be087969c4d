package dev.outboard.hclog;

/** The keys with a meaning of their own. */
final class Keys {

    static final String LEVEL = "@level";
    static final String MESSAGE = "@message";
    static final String TIMESTAMP = "@timestamp";
    static final String MODULE = "@module";
    static final String CALLER = "@caller";

    private Keys() {}
}
