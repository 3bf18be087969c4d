package dev.outboard.host.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a plugin's stdout for as long as the plugin lives: the first line is the handshake; the rest is read on, or the
 * plugin would block once the pipe is full.
 */
public final class StdoutReader implements Runnable, LineSplitter.Lines {

    private final InputStream stdout;
    private final Tail tail;
    private final PluginLog log;
    private final CompletableFuture<FirstLine> firstLine = new CompletableFuture<>();

    public StdoutReader(InputStream stdout, Tail tail, PluginLog log) {
        this.stdout = stdout;
        this.tail = tail;
        this.log = log;
    }

    public CompletableFuture<FirstLine> firstLine() {
        return firstLine;
    }

    @Override
    public void run() {
        LineSplitter lines = new LineSplitter(this);
        byte[] buffer = new byte[8192];
        try {
            for (int count = stdout.read(buffer); count >= 0; count = stdout.read(buffer)) {
                lines.accept(buffer, count);
            }
        } catch (IOException e) {
            log.unreadable("stdout", e);
        }
        lines.end();
        firstLine.complete(new FirstLine.Nothing());
    }

    @Override
    public void line(String line) {
        tail.add(line);
        if (!firstLine.complete(new FirstLine.Line(line))) {
            log.stdout(line);
        }
    }

    @Override
    public void piece(String piece) {
        tail.add(piece);
        // The beginning of something that has no line end: no handshake line comes near it.
        if (!firstLine.complete(new FirstLine.Endless())) {
            log.stdout(piece);
        }
    }
}
