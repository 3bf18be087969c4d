/** What host and plugin share. */
@org.jspecify.annotations.NullMarked
module dev.outboard.core {
    requires transitive io.grpc;
    requires com.google.protobuf;
    requires static transitive org.jspecify;

    exports dev.outboard;
}
