package dev.outboard.internal.wire;

/** A message without fields. */
public enum Empty {
    EMPTY
}
