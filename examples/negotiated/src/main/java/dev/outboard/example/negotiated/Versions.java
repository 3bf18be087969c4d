package dev.outboard.example.negotiated;

/** The versions of the application's protocol. */
final class Versions {

    /** What go-plugin's example speaks over net/rpc. */
    static final int NETRPC = 2;

    /** What go-plugin's example speaks over gRPC. */
    static final int GRPC = 3;

    /** This example's own, which no program in Go speaks. */
    static final int NEWEST = 4;

    /** What the plugin is dispensed by, in every version. */
    static final String NAME = "kv";

    private Versions() {}
}
