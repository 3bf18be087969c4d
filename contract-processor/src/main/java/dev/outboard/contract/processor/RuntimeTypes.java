package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;

/** The classes that generated code calls. */
final class RuntimeTypes {

    static final ClassName BINDING = type("ContractBinding");
    static final ClassName CALLS = type("ContractCalls");
    static final ClassName CHECKS = type("Checks");
    static final ClassName DECODER = type("Decoder");
    static final ClassName ENCODER = type("Encoder");
    static final ClassName INCOMING = type("Incoming");
    static final ClassName MALFORMED = type("MalformedMessageException");
    static final ClassName METHOD = type("ContractMethod");
    static final ClassName OUTGOING = type("Outgoing");
    static final ClassName READER = type("MessageReader");
    static final ClassName SCOPE = type("CallScope");
    static final ClassName SERVICE = type("ContractService");
    static final ClassName THROWN = type("ThrownType");
    static final ClassName WRITER = type("MessageWriter");

    static final ClassName NET_RPC_BINDING = netRpc("NetRpcBinding");
    static final ClassName NET_RPC_CALLS = netRpc("NetRpcCalls");
    static final ClassName NET_RPC_METHOD = netRpc("NetRpcMethod");
    static final ClassName NET_RPC_METHODS = netRpc("NetRpcMethods");
    static final ClassName NET_RPC_SCOPE = netRpc("NetRpcScope");
    static final ClassName ARGUMENT_MAP = netRpc("ArgumentMap");

    private RuntimeTypes() {}

    private static ClassName netRpc(String name) {
        return ClassName.get("dev.outboard.contract.runtime.netrpc", name);
    }

    private static ClassName type(String name) {
        return ClassName.get("dev.outboard.contract.runtime", name);
    }
}
