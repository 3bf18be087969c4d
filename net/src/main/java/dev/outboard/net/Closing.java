package dev.outboard.net;

import java.io.IOException;

/** Gives resources back where nobody could do anything about a failure. */
final class Closing {

    private Closing() {}

    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Runs one step of a close; its failure is no reason to leave out the next one. */
    static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            // The descriptor is given back even where close reports an error, and close has no caller to tell.
            return;
        }
    }
}
