package dev.outboard.yamux;

/**
 * The header that every frame starts with, in network order; a data frame's payload follows it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Version (8)  |   Type (8)    |   Flags (16)          R F A S |
 * +---------------+---------------+-------------------------------+
 * |                        Stream id (32)                         |
 * +---------------------------------------------------------------+
 * |                          Length (32)                          |
 * +---------------------------------------------------------------+
 *
 *                  stream id         length                        flags
 * data             the stream's      payload that follows          SYN ACK FIN RST
 * window update    the stream's      how much more may be sent     SYN ACK FIN RST
 * ping             0                 any value, to be echoed       SYN asks, ACK answers
 * go away          0                 a code                        none
 * </pre>
 *
 * <p>All numbers are unsigned. A client's streams have odd ids, a server's even ones; 0 is the session. Only the payload
 * of data counts against windows.
 */
final class FrameHeader {

    static final int SIZE = 12;

    static final int VERSION = 0;

    static final int DATA = 0;
    static final int WINDOW_UPDATE = 1;
    static final int PING = 2;
    static final int GO_AWAY = 3;

    static final int NO_FLAGS = 0;
    /** The first frame of a stream, or a ping's question. */
    static final int SYN = 0x1;
    /** The other side has accepted the stream, or a ping's answer. */
    static final int ACK = 0x2;
    /** The last frame of one direction of a stream. */
    static final int FIN = 0x4;
    /** Nobody sends or reads anything more on this stream. */
    static final int RST = 0x8;

    /** The session ends, or takes no new streams, and nothing is wrong. */
    static final int NORMAL = 0;

    static final int PROTOCOL_ERROR = 1;
    static final int INTERNAL_ERROR = 2;

    /** How much each side may send on a new stream before it hears anything of a window. */
    static final int INITIAL_WINDOW = 256 * 1024;

    /** The first id that a side may not use any more; the original stops there too. */
    static final long IDS_END = 0xFFFF_FFFEL;

    private FrameHeader() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /** Whether streams of that id are the client's. */
    static boolean isClients(int streamId) {
        return (streamId & 1) == 1;
    }
}
