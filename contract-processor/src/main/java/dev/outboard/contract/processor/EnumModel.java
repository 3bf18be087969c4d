package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enum.
 *
 * @param proto its name in the {@code .proto}
 * @param codec the class that knows its numbers
 * @param java the enum
 * @param unknown the constant for numbers that are not known, or null
 */
record EnumModel(
        String proto,
        ClassName codec,
        ClassName java,
        List<Constant> constants,
        @Nullable String unknown,
        Reserved reserved,
        String doc) {

    /** A constant: its number, and its names in the {@code .proto} and in Java. */
    record Constant(int number, String proto, String java, String doc) {}
}
