package dev.outboard.host.output;

/** What a plugin's stdout begins with. */
public sealed interface FirstLine {

    /** A whole line, or the text before the end of the output. */
    record Line(String text) implements FirstLine {}

    /** More text than any handshake line has, and no line end in it. */
    record Endless() implements FirstLine {}

    /** The end, and nothing before it. */
    record Nothing() implements FirstLine {}
}
