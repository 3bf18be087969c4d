package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * An interface as the API of a plugin.
 *
 * @param type the interface
 * @param binding the class to be generated
 * @param protoPackage the package of the {@code .proto}, may be empty
 * @param service the service's name in that package
 * @param messages all messages, each once
 * @param enums all enums, each once
 * @param exceptions the exceptions that methods declare
 * @param tracing whether callers get stack traces
 * @param adapters the application's adapters that are used
 */
record Contract(
        ClassName type,
        ClassName binding,
        String protoPackage,
        String service,
        List<Call> calls,
        List<MessageModel> messages,
        List<EnumModel> enums,
        List<Adapter> adapters,
        List<Thrown> exceptions,
        boolean tracing,
        String doc) {

    /** An adapter, and the binding's constant that holds it. */
    record Adapter(ClassName type, String constant) {}

    /** The service's name with its package. */
    String fullService() {
        return protoPackage.isEmpty() ? service : protoPackage + "." + service;
    }
}
