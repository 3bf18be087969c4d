package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * An interface as the API of a plugin over net/rpc.
 *
 * @param type the interface
 * @param binding the class to be generated
 */
record NetRpcContract(ClassName type, ClassName binding, List<NetRpcCall> calls) {

    /** The class that carries a contract; hosts and plugins find it by this rule. */
    static ClassName binding(ClassName contract) {
        return ClassName.get(contract.packageName(), String.join("_", contract.simpleNames()) + "NetRpcBinding");
    }
}
