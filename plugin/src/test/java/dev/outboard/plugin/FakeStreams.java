package dev.outboard.plugin;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A pair of streams that nobody else prints to. */
final class FakeStreams implements StandardStreams {

    final ByteArrayOutputStream realOut = new ByteArrayOutputStream();
    final ByteArrayOutputStream realErr = new ByteArrayOutputStream();
    private volatile PrintStream out = new PrintStream(realOut, true, StandardCharsets.UTF_8);
    private volatile PrintStream err = new PrintStream(realErr, true, StandardCharsets.UTF_8);

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public void set(PrintStream newOut, PrintStream newErr) {
        out = newOut;
        err = newErr;
    }
}
