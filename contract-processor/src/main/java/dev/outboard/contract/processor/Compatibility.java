package dev.outboard.contract.processor;

import dev.outboard.contract.processor.LockedContract.LockedCall;
import dev.outboard.contract.processor.LockedContract.LockedType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares a contract with what peers were promised. */
final class Compatibility {

    private static final Pattern NAMED = Pattern.compile("(message|enum) (\\w+)");

    private final LockedContract before;
    private final LockedContract now;
    private final Set<String> compared = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private Compatibility(LockedContract before, LockedContract now) {
        this.before = before;
        this.now = now;
    }

    /** What peers of the earlier contract would trip over, each with the way out; empty when they would not. */
    static List<String> problems(LockedContract before, LockedContract now) {
        Compatibility comparison = new Compatibility(before, now);
        before.calls().forEach(comparison::call);
        // Exceptions are in no call.
        before.types().keySet().forEach(name -> comparison.type(name, name));
        return List.copyOf(comparison.problems);
    }

    private void call(String name, LockedCall old) {
        LockedCall call = now.calls().get(name);
        if (call == null) {
            problems.add(
                    "the call " + name + " is gone, and peers may still make it: keep the method, or give another one"
                            + " this name by @ProtoName(\"" + name + "\")");
            return;
        }
        side(name, "request", old.request(), call.request());
        side(name, "response", old.response(), call.response());
    }

    private void side(String call, String what, String old, String current) {
        boolean wasStream = old.startsWith("stream ");
        boolean isStream = current.startsWith("stream ");
        if (wasStream != isStream) {
            problems.add("the " + what + " of " + call
                    + (isStream ? " was no stream and is one" : " was a stream and is none")
                    + ": add a method of another name for it");
            return;
        }
        type(old.replace("stream ", ""), current.replace("stream ", ""));
    }

    private void type(String oldName, String currentName) {
        LockedType old = before.types().get(oldName);
        LockedType current = now.types().get(currentName);
        if (old == null || current == null || !compared.add(oldName + " " + currentName)) {
            return;
        }
        old.numbers().forEach((number, what) -> number(currentName, current, number, what));
        for (int number : old.reserved()) {
            if (!current.reserved().contains(number)) {
                problems.add("the number " + number + " of " + currentName
                        + " was reserved, for it once had another meaning: put @ProtoReserved(numbers = " + number
                        + ") back, and use another number");
            }
        }
    }

    private void number(String name, LockedType type, int number, String old) {
        String current = type.numbers().get(number);
        if (current == null) {
            if (!type.reserved().contains(number)) {
                problems.add("the number " + number + " of " + name + " (" + old
                        + ") is gone: put it back, or say that it is"
                        + " never to be used again by @ProtoReserved(numbers = " + number + ")");
            }
            return;
        }
        if (!anonymous(old).equals(anonymous(current))) {
            problems.add("the number " + number + " of " + name + " was " + old + " and is " + current
                    + ": give the new one a number of its own, and reserve this one by @ProtoReserved(numbers = "
                    + number
                    + ")");
            return;
        }
        String oldType = named(old);
        String currentType = named(current);
        if (oldType != null && currentType != null) {
            type(oldType, currentType);
        }
    }

    /** Names of types are not on the wire. */
    private static String anonymous(String type) {
        return NAMED.matcher(type).replaceAll("$1");
    }

    private static @Nullable String named(String type) {
        Matcher matcher = NAMED.matcher(type);
        return matcher.find() ? matcher.group(2) : null;
    }
}
