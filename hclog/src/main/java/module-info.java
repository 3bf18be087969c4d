/** The lines of logs that HashiCorp's hclog writes in its JSON format. */
@SuppressWarnings("module") // The modules that internals are exported to are built after this one.
@org.jspecify.annotations.NullMarked
module dev.outboard.hclog {
    requires com.google.gson;
    requires static transitive org.jspecify;

    exports dev.outboard.hclog;
    exports dev.outboard.internal.hclog to
            dev.outboard.plugin,
            dev.outboard.slf4j;
}
