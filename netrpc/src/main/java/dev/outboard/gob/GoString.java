package dev.outboard.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code byte[]} is a {@code string} in Go. Strings of Go are bytes and need not be UTF-8; a {@link String} gets
 * U+FFFD for whatever is not, while a {@code @GoString byte[]} keeps it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface GoString {}
