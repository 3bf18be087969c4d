package dev.outboard.contract.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.Map;

/** The type of one value that is there. */
sealed interface ValueType {

    /** The type in the interface. */
    TypeName java();

    /** The type in the {@code .proto}. */
    String proto();

    /** The type that is read and written. */
    Core core();

    /** An expression for what is written. */
    CodeBlock toWire(CodeBlock value);

    /** An expression for what the application gets. */
    CodeBlock fromWire(CodeBlock wire);

    /** A type that is read and written as it is. */
    sealed interface Core extends ValueType {

        WireType wireType();

        /** Whether several go into one field, one after another. */
        boolean isPackable();

        /** An expression that writes a value to a writer, after its tag. */
        CodeBlock write(CodeBlock writer, CodeBlock value);

        /** An expression that reads a value from {@code in}. */
        CodeBlock read();

        @Override
        default Core core() {
            return this;
        }

        @Override
        default CodeBlock toWire(CodeBlock value) {
            return value;
        }

        @Override
        default CodeBlock fromWire(CodeBlock wire) {
            return wire;
        }
    }

    /** A scalar. */
    record Scalar(ScalarKind kind) implements Core {

        @Override
        public TypeName java() {
            return kind.java();
        }

        @Override
        public String proto() {
            return kind.proto();
        }

        @Override
        public WireType wireType() {
            return kind.wireType();
        }

        @Override
        public boolean isPackable() {
            return kind.isPackable();
        }

        @Override
        public CodeBlock write(CodeBlock writer, CodeBlock value) {
            return CodeBlock.of("$L.$L($L)", writer, kind.method(), value);
        }

        @Override
        public CodeBlock read() {
            return CodeBlock.of("in.$L()", kind.method());
        }
    }

    /**
     * A message.
     *
     * @param codec the class that reads and writes it
     */
    record Nested(TypeName java, String proto, TypeName codec) implements Core {

        @Override
        public WireType wireType() {
            return WireType.LENGTH;
        }

        @Override
        public boolean isPackable() {
            return false;
        }

        @Override
        public CodeBlock write(CodeBlock writer, CodeBlock value) {
            return CodeBlock.of("$T.nested($L, $L)", codec, writer, value);
        }

        @Override
        public CodeBlock read() {
            return CodeBlock.of("new $T().nested(in).value()", codec);
        }
    }

    /**
     * Another contract: the broker's id for it.
     *
     * @param binding how it crosses
     * @param service the full name of its service
     */
    record Reference(TypeName java, TypeName binding, String service) implements Core {

        @Override
        public String proto() {
            return ScalarKind.UINT32.proto();
        }

        @Override
        public WireType wireType() {
            return WireType.VARINT;
        }

        @Override
        public boolean isPackable() {
            return true;
        }

        @Override
        public CodeBlock write(CodeBlock writer, CodeBlock value) {
            return CodeBlock.of("$L.contract(new $T(), $L)", writer, binding, value);
        }

        @Override
        public CodeBlock read() {
            return CodeBlock.of("in.contract(new $T())", binding);
        }
    }

    /**
     * A type that crosses as another one.
     *
     * @param toWire the expression for what crosses, with {@code $value:L} in it
     * @param fromWire the expression for what comes out of it, likewise
     * @param names further names in both
     */
    record Converted(
            TypeName java, String proto, ValueType wire, String toWire, String fromWire, Map<String, Object> names)
            implements ValueType {

        @Override
        public Core core() {
            return wire.core();
        }

        @Override
        public CodeBlock toWire(CodeBlock value) {
            return wire.toWire(apply(toWire, value));
        }

        @Override
        public CodeBlock fromWire(CodeBlock received) {
            return apply(fromWire, wire.fromWire(received));
        }

        private CodeBlock apply(String format, CodeBlock value) {
            Map<String, Object> all = new LinkedHashMap<>(names);
            all.put("value", value);
            return CodeBlock.builder().addNamed(format, all).build();
        }
    }
}
