package dev.outboard.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method's parameters cross over net/rpc as a {@code map[string]interface{}}, as programs in Go do it that have no struct for
 * them. The keys are the parameters' names in Java, unless a {@link dev.outboard.gob.GobName} says another one. A parameter that is
 * null is not in the map, nor is one that the other side leaves out; if it is not {@code @Nullable} the call fails.
 *
 * <p>Parameters are numbers, {@code boolean}, {@code String}, {@code byte[]} or {@code Object}. In Go, {@code int} is an {@code
 * int32}, {@code long} an {@code int} and {@code double} a {@code float64}; numbers of any other of Go's types are taken where
 * they fit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NamedArguments {}
