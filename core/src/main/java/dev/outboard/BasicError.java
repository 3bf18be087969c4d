package dev.outboard;

/**
 * An error as a value, for fields and replies that are a {@code *plugin.BasicError} in Go: go-plugin has it because errors
 * themselves cannot be encoded. No error is null.
 *
 * @param message what went wrong
 */
public record BasicError(String message) {}
