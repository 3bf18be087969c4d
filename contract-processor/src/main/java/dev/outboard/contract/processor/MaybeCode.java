package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.FieldType.Absence;
import dev.outboard.contract.processor.FieldType.Maybe;
import dev.outboard.contract.processor.ValueType.Nested;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.lang.model.element.Modifier;

/** A value or none: what is there is written, even if it is the default. */
final class MaybeCode extends FieldCode {

    private final ValueType type;
    private final Absence absence;

    MaybeCode(Field field, Maybe maybe) {
        super(field);
        this.type = maybe.value();
        this.absence = maybe.absence();
    }

    private TypeName stateType() {
        if (type.core() instanceof Nested nested) {
            return nested.codec();
        }
        return type.core().java().box();
    }

    @Override
    FieldSpec state() {
        return FieldSpec.builder(stateType(), name(), Modifier.PRIVATE).build();
    }

    @Override
    CodeBlock write(String out, Locals locals) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (absence != Absence.NULL) {
            code.add(notNull(name(), field().label()));
        }
        String test = absence == Absence.NULL ? "if ($L != null)" : "if ($L.isPresent())";
        return code.beginControlFlow(test, name())
                .add(put(out, tag(type), type, CodeBlock.of("$L$L", name(), getter())))
                .endControlFlow()
                .build();
    }

    private String getter() {
        return switch (absence) {
            case NULL -> "";
            case OPTIONAL -> ".get()";
            case OPTIONAL_INT -> ".getAsInt()";
            case OPTIONAL_LONG -> ".getAsLong()";
            case OPTIONAL_DOUBLE -> ".getAsDouble()";
        };
    }

    @Override
    CodeBlock read() {
        if (type.core() instanceof Nested nested) {
            return NestedCode.merge(tag(type), name(), nested);
        }
        return CodeBlock.builder()
                .addStatement(
                        "case $L -> this.$L = $L",
                        tag(type),
                        name(),
                        type.core().read())
                .build();
    }

    @Override
    CodeBlock value() {
        CodeBlock present = type.fromWire(
                type.core() instanceof Nested
                        ? CodeBlock.of("this.$L.value()", name())
                        : CodeBlock.of("this.$L", name()));
        return switch (absence) {
            case NULL -> CodeBlock.of("this.$L == null ? null : $L", name(), present);
            case OPTIONAL -> orEmpty(Optional.class, present);
            case OPTIONAL_INT -> orEmpty(OptionalInt.class, present);
            case OPTIONAL_LONG -> orEmpty(OptionalLong.class, present);
            case OPTIONAL_DOUBLE -> orEmpty(OptionalDouble.class, present);
        };
    }

    private CodeBlock orEmpty(Class<?> optional, CodeBlock present) {
        return CodeBlock.of("this.$L == null ? $T.empty() : $T.of($L)", name(), optional, optional, present);
    }
}
