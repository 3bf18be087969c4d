package dev.outboard.gob;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value could not be encoded or decoded. The message begins with the path to the place, as in {@code Request.Items[3].Name: …}. */
public abstract class GobException extends IOException {

    private static final long serialVersionUID = 1;

    /** A path longer than this is of no use to a person; deep values would make it very long. */
    private static final int MAX_PATH = 500;

    /** What is wrong, without the place. */
    private final String problem;

    /** From the outside in; added to while the exception passes through the values around the place. */
    private String path = "";

    GobException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    /** The problem, with the path to the place before it if that is known. */
    @Override
    public String getMessage() {
        return path.isEmpty() ? problem : path + ": " + problem;
    }

    /** Says that the place is at a step of something: {@code .Name}, {@code [3]} or, in the end, the name of a type. */
    final void within(String step) {
        if (path.length() < MAX_PATH) {
            path = step + path;
        } else if (path.charAt(0) != '…') {
            path = "…" + path;
        }
    }
}
