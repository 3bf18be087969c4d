package dev.outboard.internal.hclog;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text. */
final class StackTraces {

    /** With the rest of the record and what JSON adds, this is well below the 64 KiB that hosts take as one line. */
    private static final int LONGEST = 24_000;

    /** As much is kept of the end, where the first cause is. */
    private static final int END = 8_000;

    private StackTraces() {}

    static String text(Throwable throwable) {
        StringWriter text = new StringWriter();
        try {
            throwable.printStackTrace(new PrintWriter(text));
        } catch (RuntimeException e) {
            // The exception has methods of its own, which fail. What was printed before is worth keeping.
            text.append(ErrorArguments.unshowable(throwable, e));
        }
        return shortened(text.toString().stripTrailing());
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String begin = text.substring(0, LONGEST - END);
        String end = text.substring(text.length() - END);
        return begin + "\n\t... " + (text.length() - LONGEST) + " characters left out ...\n" + end;
    }
}
