package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.outboard.contract.processor.FieldType.Many;
import dev.outboard.contract.processor.FieldType.Maybe;
import dev.outboard.contract.processor.FieldType.One;
import dev.outboard.contract.processor.FieldType.Pairs;
import dev.outboard.contract.processor.ValueType.Nested;
import dev.outboard.contract.processor.ValueType.Reference;
import dev.outboard.contract.processor.ValueType.Scalar;
import java.util.List;

/** The code for one field, in the class that reads and writes its message. */
abstract class FieldCode {

    private final Field field;

    FieldCode(Field field) {
        this.field = field;
    }

    static FieldCode of(Field field, boolean isAlternative) {
        if (field.type() instanceof One one) {
            if (isAlternative) {
                return new AlternativeCode(field, one, (Nested) one.value().core());
            }
            if (one.value().core() instanceof Nested nested) {
                return new NestedCode(field, one, nested);
            }
            return one.value().core() instanceof Scalar scalar
                    ? new ScalarCode(field, one, scalar.kind())
                    : new ReferenceCode(field, (Reference) one.value().core());
        } else if (field.type() instanceof Maybe maybe) {
            return new MaybeCode(field, maybe);
        } else if (field.type() instanceof Many many) {
            return new ManyCode(field, many);
        }
        return new PairsCode(field, (Pairs) field.type());
    }

    final Field field() {
        return field;
    }

    /** The field's name in Java. */
    final String name() {
        return field.java();
    }

    /** The field's type in the interface. */
    final TypeName java() {
        return field.type().java();
    }

    /** What holds the field while its message is read. */
    abstract FieldSpec state();

    /** Statements that write the field from a variable of its name. */
    abstract CodeBlock write(String out, Locals locals);

    /** Cases that read the field into its state, from {@code in}. */
    abstract CodeBlock read();

    /** An expression for what was read. */
    abstract CodeBlock value();

    /** Methods that the code above needs. */
    List<MethodSpec> helpers() {
        return List.of();
    }

    final CodeBlock notNull(String variable, String label) {
        return CodeBlock.builder()
                .addStatement("$T.notNull($L, $S)", RuntimeTypes.CHECKS, variable, label)
                .build();
    }

    /** The tag of one value by itself. */
    final int tag(ValueType type) {
        return tag(field.number(), type);
    }

    static int tag(int number, ValueType type) {
        return type.core().wireType().tag(number);
    }

    /** A statement that writes one value with a tag. */
    static CodeBlock put(String out, int tag, ValueType type, CodeBlock value) {
        CodeBlock writer = CodeBlock.of("$L.tag($L)", out, tag);
        return CodeBlock.builder()
                .addStatement(type.core().write(writer, type.toWire(value)))
                .build();
    }

    /** An expression that reads one value, for the application. */
    static CodeBlock take(ValueType type) {
        return type.fromWire(type.core().read());
    }
}
