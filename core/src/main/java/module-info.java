/** What host and plugin share. */
@org.jspecify.annotations.NullMarked
module dev.outboard.core {
    requires transitive dev.outboard.grpc;
    requires com.google.protobuf;
    requires static org.jspecify;
}
