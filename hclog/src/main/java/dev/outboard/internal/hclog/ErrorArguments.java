package dev.outboard.internal.hclog;

import dev.outboard.hclog.JsonValue;
import dev.outboard.hclog.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a record says of an exception: with its stack trace as an argument it is one event for hosts. */
public final class ErrorArguments {

    private static final String ERROR = "error";
    private static final String STACK_TRACE = "stacktrace";

    private ErrorArguments() {}

    /** The exception in words and where it comes from. */
    public static Map<String, JsonValue> of(Throwable failure) {
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        arguments.put(ERROR, new JsonString(words(failure)));
        arguments.put(STACK_TRACE, new JsonString(StackTraces.text(failure)));
        return arguments;
    }

    private static String words(Throwable failure) {
        try {
            return String.valueOf(failure);
        } catch (RuntimeException e) {
            return unshowable(failure, e);
        }
    }

    /** What stands for an exception whose own methods fail. */
    static String unshowable(Throwable failure, RuntimeException reason) {
        return "[" + failure.getClass().getName() + " cannot be shown: "
                + reason.getClass().getName() + "]";
    }
}
