package dev.outboard.example.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The plugins' programs by what they do and the language they are in, for example {@code kv-go}. */
record Programs(Map<String, Path> paths) {

    /** @param args each {@code NAME=PATH} */
    static Programs parse(Iterable<String> args) {
        Map<String, Path> paths = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 0) {
                throw new DemoException("a program is given as NAME=PATH, not as " + arg);
            }
            paths.put(arg.substring(0, equals), Path.of(arg.substring(equals + 1)));
        }
        return new Programs(Map.copyOf(paths));
    }

    /** A program that is always there. */
    Path required(String name) {
        return find(name).orElseThrow(() -> new DemoException("the program " + name + " is not given"));
    }

    /** A program that is there where its language is. */
    Optional<Path> find(String name) {
        return Optional.ofNullable(paths.get(name));
    }
}
