/** Serves a plugin. */
@org.jspecify.annotations.NullMarked
module dev.outboard.plugin {
    requires transitive dev.outboard.core;
    requires transitive dev.outboard.grpc;
    requires dev.outboard.hclog;
    requires static transitive org.jspecify;

    exports dev.outboard.plugin;
}
