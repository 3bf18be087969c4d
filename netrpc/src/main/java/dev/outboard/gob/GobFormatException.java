package dev.outboard.gob;

/** The bytes are not gob, end too early, or exceed a limit. The decoder cannot know where the next value begins: it decodes nothing more. */
public final class GobFormatException extends GobException {

    private static final long serialVersionUID = 1;

    GobFormatException(String problem) {
        super(problem, null);
    }
}
