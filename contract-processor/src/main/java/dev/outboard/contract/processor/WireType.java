package dev.outboard.contract.processor;

/** How long a field is, as its tag says. */
enum WireType {
    VARINT(0),
    FIXED64(1),
    LENGTH(2),
    FIXED32(5);

    private final int code;

    WireType(int code) {
        this.code = code;
    }

    int tag(int number) {
        return number << 3 | code;
    }
}
