package dev.outboard.plugin;

import java.io.PrintStream;

/** The pair of streams that a program prints to. */
interface StandardStreams {

    PrintStream out();

    PrintStream err();

    void set(PrintStream out, PrintStream err);

    /** Those of {@link System}. */
    enum OfProcess implements StandardStreams {
        STREAMS;

        @Override
        public PrintStream out() {
            return System.out;
        }

        @Override
        public PrintStream err() {
            return System.err;
        }

        @Override
        public void set(PrintStream out, PrintStream err) {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
