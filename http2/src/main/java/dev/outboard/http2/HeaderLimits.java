package dev.outboard.http2;

/**
 * How much header data this side takes from a peer.
 *
 * @param maxListSize the largest header list that is handed out, as SETTINGS_MAX_HEADER_LIST_SIZE counts
 * @param maxBlockLength the largest compressed header block that is collected; more ends the connection, because
 *     compression could not go on without it
 * @param freeContinuations how many CONTINUATION frames a block may have; beyond them only as many as carry
 *     {@value #OCTETS_PER_CONTINUATION} octets each on average
 */
record HeaderLimits(int maxListSize, int maxBlockLength, int freeContinuations) {

    static final int OCTETS_PER_CONTINUATION = 1024;

    static final int DEFAULT_MAX_LIST_SIZE = 16 * 1024 * 1024;

    /** What grpc-go takes by default, with the usual bounds for the rest. */
    static final HeaderLimits DEFAULTS = of(DEFAULT_MAX_LIST_SIZE);

    private static final int BLOCK_SLACK = 64 * 1024;
    private static final int FREE_CONTINUATIONS = 64;
    private static final int MOST = 1 << 30;

    HeaderLimits {
        if (maxListSize < 0 || maxBlockLength < 0 || freeContinuations < 0) {
            throw new IllegalArgumentException("A limit is negative: list " + maxListSize + ", block " + maxBlockLength
                    + ", continuations " + freeContinuations + ".");
        }
    }

    /**
     * Limits around a list size. A block is at most as long as its list, unless the peer's Huffman codes make it longer
     * instead of shorter; twice the list size leaves room to see a list that is too large to its end.
     */
    static HeaderLimits of(int maxListSize) {
        int block = (int) Math.min(MOST, 2L * maxListSize + BLOCK_SLACK);
        return new HeaderLimits(maxListSize, block, FREE_CONTINUATIONS);
    }

    boolean allowsContinuations(int count, int blockLength) {
        return count <= (long) freeContinuations + blockLength / OCTETS_PER_CONTINUATION;
    }
}
