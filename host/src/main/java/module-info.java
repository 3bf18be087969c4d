/** Launches plugins and uses them. */
@org.jspecify.annotations.NullMarked
module dev.outboard.host {
    requires transitive dev.outboard.core;
    requires transitive dev.outboard.grpc;
    requires dev.outboard.hclog;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.outboard.host;
}
