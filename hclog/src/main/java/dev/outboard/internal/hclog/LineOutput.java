package dev.outboard.internal.hclog;

/** Where lines go. */
@FunctionalInterface
public interface LineOutput {

    /**
     * Takes a line. Any thread may call.
     *
     * @param line in UTF-8, with its line end
     */
    void write(byte[] line);
}
