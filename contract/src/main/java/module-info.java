/** Java interfaces as plugin APIs. */
@org.jspecify.annotations.NullMarked
module dev.outboard.contract {
    requires transitive dev.outboard.core;
    requires transitive io.grpc;
    requires com.google.protobuf;
    requires io.grpc.stub;
    requires static transitive org.jspecify;

    exports dev.outboard.contract;
    exports dev.outboard.contract.runtime;
    exports dev.outboard.contract.runtime.netrpc;
}
