/** An example; what its host and plugin share can be used by other hosts too. */
module dev.outboard.example.basic {
    requires transitive dev.outboard.contract;
    requires dev.outboard.host;
    requires dev.outboard.plugin;

    exports dev.outboard.example.basic;
}
