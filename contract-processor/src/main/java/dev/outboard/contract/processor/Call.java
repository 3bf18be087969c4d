package dev.outboard.contract.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A method of the interface as a call.
 *
 * @param java the method's name
 * @param rpc the call's name
 * @param label what people call it, for example {@code KeyValue.put}
 * @param closes whether the contract is of no more use afterwards
 * @param sent how the request is given: a stream is its only parameter
 * @param answered how the response is given
 * @param constant the name of the binding's constant for it
 */
record Call(
        String java,
        String rpc,
        String label,
        String constant,
        List<Parameter> parameters,
        TypeName result,
        List<TypeName> thrown,
        boolean closes,
        Carried sent,
        Carried answered,
        List<Thrown> exceptions,
        Optional<Deadline> deadline,
        MessageModel request,
        MessageModel response,
        String doc) {

    /** How long it may take, in a unit of {@link java.util.concurrent.TimeUnit}. */
    record Deadline(long time, String unit) {}

    /** A parameter of the method. */
    record Parameter(String name, TypeName type) {}

    /** Whether the only parameter is the request itself. */
    boolean requestIsParameter() {
        return !(request.shape() instanceof MessageModel.OfParameters);
    }

    /** Whether the result is the response itself. */
    boolean responseIsResult() {
        return !(response.shape() instanceof MessageModel.OfResult);
    }

    /** Whether both sides do nothing but wait in it. */
    boolean isPlain() {
        return sent == Carried.PLAIN && answered == Carried.PLAIN;
    }

    /** Whether nothing comes back but the end. */
    boolean isVoid() {
        return !responseIsResult() && response.fields().isEmpty();
    }

    /** The runtime's factory for calls of this kind. */
    String kind() {
        if (sent.isStream()) {
            return answered.isStream() ? "bidirectional" : "clientStreaming";
        }
        if (answered.isStream()) {
            return "serverStreaming";
        }
        return answered.isLater() ? "later" : closes ? "closing" : "unary";
    }
}
