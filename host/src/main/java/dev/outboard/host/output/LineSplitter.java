package dev.outboard.host.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Cuts bytes into lines. A line that is too long is passed on in pieces, so that memory stays bounded. */
public final class LineSplitter {

    /** go-plugin's buffer for stderr. */
    public static final int LONGEST_PIECE = 64 * 1024;

    /** A character has so many bytes at most. */
    private static final int LONGEST_CHARACTER = 4;

    /** Takes what comes out. */
    interface Lines {

        /**
         * Takes a line.
         *
         * @param line whole, without its end
         */
        void line(String line);

        /**
         * Takes the next piece of a line that is too long.
         *
         * @param piece without the line's end
         */
        void piece(String piece);
    }

    private final Lines lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);
    private boolean tooLong;

    public LineSplitter(Lines lines) {
        this.lines = lines;
    }

    public void accept(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, start, i - start);
                endLine();
                start = i + 1;
            } else if (pending.size() + i - start >= LONGEST_PIECE) {
                pending.write(bytes, start, i - start);
                passPiece();
                start = i;
            }
        }
        pending.write(bytes, start, length - start);
    }

    /** Passes on what came after the last line end, if anything did. */
    public void end() {
        if (pending.size() > 0) {
            endLine();
        }
    }

    private void endLine() {
        String rest = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        String line = rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
        if (tooLong) {
            tooLong = false;
            lines.piece(line);
        } else {
            lines.line(line);
        }
    }

    private void passPiece() {
        byte[] bytes = pending.toByteArray();
        int end = endOfCharacters(bytes);
        pending.reset();
        pending.write(bytes, end, bytes.length - end);
        tooLong = true;
        lines.piece(new String(bytes, 0, end, StandardCharsets.UTF_8));
    }

    /** Where the last character begins, or the end when this is not UTF-8. */
    private static int endOfCharacters(byte[] bytes) {
        for (int i = bytes.length - 1; i >= bytes.length - LONGEST_CHARACTER; i--) {
            boolean continuation = (bytes[i] & 0xC0) == 0x80;
            if (!continuation) {
                return i;
            }
        }
        return bytes.length;
    }
}
