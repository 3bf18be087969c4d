package dev.outboard.benchmarks.limits;

/** How two processes talk. */
interface Way {

    static Way of(String name) {
        return switch (name) {
            case "raw" -> new RawSocket();
            case "netty" -> new NettyGrpc();
            case "lsp4j" -> new LspPipes();
            default -> throw new IllegalArgumentException("raw, netty or lsp4j, not " + name);
        };
    }

    /** Starts the other process and connects. */
    Peer start() throws Exception;

    /**
     * Is the other process, until its peer has gone.
     *
     * @param socket where its peer can be reached or reaches it; empty where it is by pipes
     */
    void serve(String socket) throws Exception;

    /** Whether calls have a size and may be several at once. */
    default boolean isProtocol() {
        return true;
    }
}
