package dev.outboard.host.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads a plugin's stderr for as long as the plugin lives: into the log, the application's sink, and the tail for errors. */
public final class StderrReader implements Runnable {

    private final InputStream stderr;
    private final Tail tail;
    private final PluginLog log;
    private OutputStream sink;

    public StderrReader(InputStream stderr, Tail tail, PluginLog log, OutputStream sink) {
        this.stderr = stderr;
        this.tail = tail;
        this.log = log;
        this.sink = sink;
    }

    @Override
    public void run() {
        String timerName = Thread.currentThread().getName() + "-quiet";
        StderrEvents events = new StderrEvents(log::stderr, tail, new ThreadQuietTimer(timerName));
        LineSplitter lines = new LineSplitter(events);
        byte[] buffer = new byte[8192];
        try {
            for (int count = stderr.read(buffer); count >= 0; count = stderr.read(buffer)) {
                copy(buffer, count);
                lines.accept(buffer, count);
            }
        } catch (IOException e) {
            log.unreadable("stderr", e);
        }
        lines.end();
        events.end();
    }

    private void copy(byte[] bytes, int count) {
        try {
            sink.write(bytes, 0, count);
            sink.flush();
        } catch (IOException | RuntimeException e) {
            // Whatever it is, the plugin must not block in its next line for it.
            log.sinkFailed(e);
            sink = OutputStream.nullOutputStream();
        }
    }
}
