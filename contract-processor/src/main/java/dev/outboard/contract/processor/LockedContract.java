package dev.outboard.contract.processor;

import dev.outboard.contract.processor.FieldType.Many;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.FieldType.Pairs;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What peers rely on of a contract, as one section of a lock file. Names are there for people and to find what belongs
 * together; on the wire are calls and numbers.
 *
 * @param service the full name
 * @param calls by name
 * @param types messages and enums, by name
 */
record LockedContract(String service, SortedMap<String, LockedCall> calls, SortedMap<String, LockedType> types) {

    /** A call, each side a message's name, with {@code stream} in front of a stream. */
    record LockedCall(String request, String response) {}

    /**
     * A message or an enum.
     *
     * @param numbers what each number is: a field's type, or a constant
     * @param reserved numbers that were something
     */
    record LockedType(String kind, SortedMap<Integer, String> numbers, SortedSet<Integer> reserved) {}

    static LockedContract of(Contract contract) {
        SortedMap<String, LockedCall> calls = new TreeMap<>();
        contract.calls()
                .forEach(call -> calls.put(
                        call.rpc(),
                        new LockedCall(side(call.sent(), call.request()), side(call.answered(), call.response()))));
        SortedMap<String, LockedType> types = new TreeMap<>();
        contract.messages().forEach(message -> types.put(message.proto(), of(message)));
        contract.enums().forEach(model -> types.put(model.proto(), of(model)));
        return new LockedContract(contract.fullService(), calls, types);
    }

    private static String side(Carried carried, MessageModel message) {
        return (carried.isStream() ? "stream " : "") + message.proto();
    }

    private static LockedType of(MessageModel message) {
        SortedMap<Integer, String> numbers = new TreeMap<>();
        message.fields().forEach(field -> numbers.put(field.number(), type(field.type())));
        return new LockedType(
                "message", numbers, new TreeSet<>(message.reserved().numbers()));
    }

    private static LockedType of(EnumModel model) {
        SortedMap<Integer, String> numbers = new TreeMap<>();
        model.constants().forEach(constant -> numbers.put(constant.number(), "constant"));
        return new LockedType("enum", numbers, new TreeSet<>(model.reserved().numbers()));
    }

    /** Presence is not in it: with and without, the bytes are the same. */
    private static String type(FieldType type) {
        if (type instanceof Many many) {
            return "repeated " + type(many.element());
        }
        if (type instanceof Pairs pairs) {
            return "map<" + type(pairs.key()) + ", " + type(pairs.value()) + ">";
        }
        return type(type instanceof One one ? one.value() : type.values().get(0));
    }

    private static String type(ValueType type) {
        if (type.core() instanceof Reference reference) {
            return "contract " + reference.service();
        }
        if (type.core() instanceof Nested) {
            return type.proto().startsWith("google.") ? type.proto() : "message " + type.proto();
        }
        return type.core().proto().equals(type.proto()) ? type.proto() : "enum " + type.proto();
    }

    /** The section. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("service " + service);
        calls.forEach((name, call) -> lines.add("  call " + name + ": " + call.request() + " -> " + call.response()));
        types.forEach((name, type) -> {
            lines.add("  " + type.kind() + " " + name);
            type.numbers().forEach((number, what) -> lines.add("    " + number + " " + what));
            type.reserved().forEach(number -> lines.add("    " + number + " reserved"));
        });
        return Collections.unmodifiableList(lines);
    }

    /**
     * Reads a section.
     *
     * @throws IllegalArgumentException when a line is not as {@link #lines} writes it
     */
    static LockedContract parse(List<String> lines) {
        SortedMap<String, LockedCall> calls = new TreeMap<>();
        SortedMap<String, LockedType> types = new TreeMap<>();
        LockedType current = null;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("  call ")) {
                String[] parts = line.substring("  call ".length()).split(": | -> ", -1);
                require(parts.length == 3, line);
                calls.put(parts[0], new LockedCall(parts[1], parts[2]));
            } else if (line.startsWith("    ")) {
                number(current, line);
            } else {
                String[] parts = line.strip().split(" ", -1);
                require(parts.length == 2 && (parts[0].equals("message") || parts[0].equals("enum")), line);
                current = new LockedType(parts[0], new TreeMap<>(), new TreeSet<>());
                types.put(parts[1], current);
            }
        }
        return new LockedContract(lines.get(0).substring("service ".length()), calls, types);
    }

    private static void number(@Nullable LockedType type, String line) {
        String[] parts = line.strip().split(" ", 2);
        require(parts.length == 2 && parts[0].matches("-?\\d{1,10}"), line);
        if (type == null) {
            throw new IllegalArgumentException("\"" + line + "\" stands before any message");
        }
        if (parts[1].equals("reserved")) {
            type.reserved().add(Integer.valueOf(parts[0]));
        } else {
            type.numbers().put(Integer.valueOf(parts[0]), parts[1]);
        }
    }

    private static void require(boolean condition, String line) {
        if (!condition) {
            throw new IllegalArgumentException("\"" + line + "\" is no line of a lock file");
        }
    }
}
