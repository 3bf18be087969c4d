package dev.outboard.contract.processor;

/**
 * A field of a message.
 *
 * @param number its number
 * @param proto its name in the {@code .proto}
 * @param java its name in Java
 * @param label what people call it, for example {@code KeyValue.put: key}
 * @param doc its documentation as plain text, may be empty
 */
record Field(int number, String proto, String java, String label, String doc, FieldType type) {}
