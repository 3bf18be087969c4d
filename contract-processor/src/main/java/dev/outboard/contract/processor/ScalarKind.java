package dev.outboard.contract.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** Protobuf's scalars: how each is called, what it is in Java, and how it is when it is absent. */
enum ScalarKind {
    BOOL("bool", WireType.VARINT, "bool", "false", "$L"),
    INT32("int32", WireType.VARINT, "int32", "0", "$L != 0"),
    INT64("int64", WireType.VARINT, "int64", "0", "$L != 0"),
    UINT32("uint32", WireType.VARINT, "uint32", "0", "$L != 0"),
    UINT64("uint64", WireType.VARINT, "uint64", "0", "$L != 0"),
    SINT32("sint32", WireType.VARINT, "sint32", "0", "$L != 0"),
    SINT64("sint64", WireType.VARINT, "sint64", "0", "$L != 0"),
    FIXED32("fixed32", WireType.FIXED32, "fixed32", "0", "$L != 0"),
    FIXED64("fixed64", WireType.FIXED64, "fixed64", "0", "$L != 0"),
    SFIXED32("sfixed32", WireType.FIXED32, "sfixed32", "0", "$L != 0"),
    SFIXED64("sfixed64", WireType.FIXED64, "sfixed64", "0", "$L != 0"),
    // Bits are compared: minus zero is not the default.
    FLOAT("float", WireType.FIXED32, "float32", "0", "Float.floatToRawIntBits($L) != 0"),
    DOUBLE("double", WireType.FIXED64, "float64", "0", "Double.doubleToRawLongBits($L) != 0"),
    STRING("string", WireType.LENGTH, "string", "\"\"", "!$L.isEmpty()"),
    BYTES("bytes", WireType.LENGTH, "bytes", "{}", "$L.length != 0");

    private final String proto;
    private final WireType wireType;
    private final String method;
    private final String absent;
    private final String present;

    ScalarKind(String proto, WireType wireType, String method, String absent, String present) {
        this.proto = proto;
        this.wireType = wireType;
        this.method = method;
        this.absent = absent;
        this.present = present;
    }

    String proto() {
        return proto;
    }

    WireType wireType() {
        return wireType;
    }

    /** The method of the runtime's reader and writer. */
    String method() {
        return method;
    }

    TypeName java() {
        return switch (this) {
            case BOOL -> TypeName.BOOLEAN;
            case INT32, UINT32, SINT32, FIXED32, SFIXED32 -> TypeName.INT;
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case STRING -> ClassName.get(String.class);
            case BYTES -> ArrayTypeName.of(TypeName.BYTE);
        };
    }

    /** The initializer of a variable that holds the default. */
    String absent() {
        return absent;
    }

    /** Whether a value is not the default; a format with the value in it. */
    String present() {
        return present;
    }

    boolean isPackable() {
        return wireType != WireType.LENGTH;
    }

    boolean isMapKey() {
        return this != FLOAT && this != DOUBLE && this != BYTES;
    }
}
