package dev.outboard.benchmarks.plot;

/**
 * A bar.
 *
 * @param name as people read it
 * @param colour bars of the same thing have the same number, from 0
 * @param value its length
 * @param least where its whisker begins
 * @param most where its whisker ends
 * @param text its value as people read it
 */
public record Bar(String name, int colour, double value, double least, double most, String text) {}
