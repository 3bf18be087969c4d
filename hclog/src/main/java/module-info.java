/** The lines of logs that HashiCorp's hclog writes in its JSON format. */
@org.jspecify.annotations.NullMarked
module dev.outboard.hclog {
    requires com.google.gson;
    requires static transitive org.jspecify;

    exports dev.outboard.hclog;
}
