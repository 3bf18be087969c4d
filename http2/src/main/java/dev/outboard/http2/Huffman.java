package dev.outboard.http2;

/**
 * The Huffman code of RFC 7541, appendix B.
 *
 * <p>The code is canonical: codes of one length are consecutive numbers in the order of their symbols, and a longer code
 * starts where the shorter ones end. So the lengths say it all.
 */
final class Huffman {

    /** What {@link #decode} returns for octets that are no Huffman code. */
    static final int MALFORMED = -1;

    /** The length of each symbol's code: 'a' stands for 5 bits, 'z' for 30. The end-of-string symbol has 30 ones. */
    private static final String LENGTHS = "isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxx"
            + "bffhibdgffdgdbbbaaabbbbbbbcdkbhf"
            + "ibccccccccccccccccccccccdcdioijb"
            + "kabababbbaccbbbabcbaabccccckgjix"
            + "prpprrrsrssssststtrstssssqrsrsst"
            + "rqprrssqsrrtqrssqqrqsrssprrrsrrs"
            + "vvporsruvvvwwvtuoqvwwvwtqqvvxwww"
            + "ptpqrqqsrruuttvsvwvvwwwwwxwwwwwv";

    private static final int SYMBOLS = 257;
    private static final int END_OF_STRING = 256;
    private static final int LONGEST = 30;
    private static final int SHORTEST = 5;

    private static final int[] CODES = new int[SYMBOLS];
    private static final byte[] CODE_LENGTHS = new byte[SYMBOLS];

    static {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            CODE_LENGTHS[symbol] = (byte) (symbol == END_OF_STRING ? LONGEST : LENGTHS.charAt(symbol) - 'a' + SHORTEST);
        }
        int code = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                if (CODE_LENGTHS[symbol] == length) {
                    CODES[symbol] = code++;
                }
            }
            code <<= 1;
        }
    }

    private Huffman() {}

    /** How many octets the code of this text takes; its characters must be octets. */
    static int encodedLength(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits += CODE_LENGTHS[text.charAt(i)];
        }
        return (int) ((bits + 7) >>> 3);
    }

    /** Appends the code of the text, filled up with ones to a whole octet. */
    static void encode(String text, int encodedLength, OctetBuffer target) {
        target.reserve(encodedLength);
        byte[] octets = target.array();
        int at = target.length();
        long pending = 0;
        int pendingBits = 0;
        for (int i = 0; i < text.length(); i++) {
            int symbol = text.charAt(i);
            pending = (pending << CODE_LENGTHS[symbol]) | CODES[symbol];
            pendingBits += CODE_LENGTHS[symbol];
            while (pendingBits >= 8) {
                pendingBits -= 8;
                octets[at++] = (byte) (pending >>> pendingBits);
            }
        }
        if (pendingBits > 0) {
            octets[at] = (byte) ((pending << (8 - pendingBits)) | (0xff >>> pendingBits));
        }
        target.advance(encodedLength);
    }

    /**
     * Decodes to its end, four bits a step.
     *
     * @param target takes as many octets as fit
     * @return how many octets the text has, which may be more than fit; or {@link #MALFORMED} when the padding is not
     *     the start of the end-of-string symbol or is longer than 7 bits, or the symbol itself occurs
     */
    static int decode(byte[] source, int offset, int length, byte[] target) {
        int[] steps = Automaton.STEPS;
        int state = 0;
        int decoded = 0;
        for (int i = offset; i < offset + length; i++) {
            for (int shift = 4; shift >= 0; shift -= 4) {
                int at = (state << 4) | ((source[i] >> shift) & 0xf);
                int step = steps[at];
                if (step == Automaton.UNKNOWN) {
                    step = Automaton.learn(at);
                }
                if (step < 0) {
                    return MALFORMED;
                }
                if ((step & Automaton.EMITS) != 0) {
                    if (decoded < target.length) {
                        target[decoded] = (byte) (step >>> Automaton.SYMBOL);
                    }
                    decoded++;
                }
                state = step & 0xff;
            }
        }
        return Automaton.ACCEPTS[state] ? decoded : MALFORMED;
    }

    /**
     * A step for each inner node of the code tree and each four bits. They are found as they are first needed: headers need a few of
     * them, and all would be a twentieth of a plugin's start. Who finds one at the same time as another thread finds the same.
     */
    private static final class Automaton {

        /**
         * What to do: the next node in the low octet, {@link #KNOWN}, {@link #EMITS} with the symbol from bit {@link #SYMBOL} on
         * (no code is shorter than five bits, so there is at most one), or {@link #FAILS}; {@link #UNKNOWN} before the first time.
         */
        static final int[] STEPS = new int[256 << 4];

        /** Whether the code may end at this node: nothing but up to seven ones since the last symbol. */
        static final boolean[] ACCEPTS = new boolean[256];

        static final int UNKNOWN = 0;
        static final int EMITS = 0x100;
        static final int SYMBOL = 16;
        private static final int KNOWN = 0x200;
        private static final int FAILS = -1;

        /** Two children a node: an inner node's number, or the complement of a leaf's symbol. */
        private static final int[] CHILDREN = new int[256 << 1];

        static {
            buildTree();
            int node = 0;
            for (int ones = 0; ones <= 7; ones++) {
                ACCEPTS[node] = true;
                node = CHILDREN[(node << 1) | 1];
            }
        }

        private static void buildTree() {
            int nodes = 1;
            for (int symbol = 0; symbol < Huffman.SYMBOLS; symbol++) {
                int node = 0;
                for (int bit = CODE_LENGTHS[symbol] - 1; bit > 0; bit--) {
                    int child = (node << 1) | ((CODES[symbol] >>> bit) & 1);
                    if (CHILDREN[child] == 0) {
                        CHILDREN[child] = nodes++;
                    }
                    node = CHILDREN[child];
                }
                CHILDREN[(node << 1) | (CODES[symbol] & 1)] = ~symbol;
            }
        }

        static int learn(int at) {
            int step = step(at >>> 4, at & 0xf);
            STEPS[at] = step;
            return step;
        }

        private static int step(int start, int bits) {
            int node = start;
            int emitted = 0;
            for (int bit = 3; bit >= 0; bit--) {
                node = CHILDREN[(node << 1) | ((bits >>> bit) & 1)];
                if (node == ~END_OF_STRING) {
                    return FAILS;
                }
                if (node < 0) {
                    emitted = EMITS | (~node << SYMBOL);
                    node = 0;
                }
            }
            return KNOWN | emitted | node;
        }
    }
}
