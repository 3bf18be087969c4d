/** Go's gob encoding, and Go's net/rpc on it, both roles, on any pair of byte streams. */
@org.jspecify.annotations.NullMarked
module dev.outboard.netrpc {
    requires static transitive org.jspecify;

    exports dev.outboard.gob;
    exports dev.outboard.netrpc;
}
