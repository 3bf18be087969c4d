package dev.outboard.gob;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An integer is unsigned in Go: {@code @Unsigned int} is {@code uint32}, {@code @Unsigned long} is {@code uint64} or
 * {@code uint}, {@code @Unsigned short[]} is {@code []uint16}. The bits are those of the number; read them with
 * {@link Integer#toUnsignedLong(int)} and the like. Go treats signed and unsigned integers as different types.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Unsigned {}
