package dev.outboard.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines. A line that is too long is passed on in pieces, so that memory stays bounded. */
final class LineSplitter {

    /** go-plugin's buffer for stderr. */
    static final int LONGEST_PIECE = 64 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, start, i - start);
                passOn();
                start = i + 1;
            } else if (pending.size() + i - start >= LONGEST_PIECE) {
                pending.write(bytes, start, i - start);
                passOn();
                start = i;
            }
        }
        pending.write(bytes, start, length - start);
    }

    /** Passes on what came after the last line end, if anything did. */
    void end() {
        if (pending.size() > 0) {
            passOn();
        }
    }

    private void passOn() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
