package dev.outboard.slf4j;

/** Where lines go. */
@FunctionalInterface
interface LineOutput {

    /**
     * Takes a line. Any thread may call.
     *
     * @param line in UTF-8, with its line end
     */
    void write(byte[] line);
}
