package dev.outboard.gob;

/**
 * A {@code complex128} of Go, or a {@code complex64}.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
public record Complex(double real, double imaginary) {}
