package dev.outboard.yamux;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;

/**
 * Reads any bytes as frames, at once and in pieces, and requires the same outcome.
 *
 * <p>Also a target for Jazzer: with jazzer and jazzer-api on the class path beside this module's classes and test classes,
 * {@code java -cp … com.code_intelligence.jazzer.Jazzer --target_class=dev.outboard.yamux.SessionFuzzer}.
 */
final class SessionFuzzer {

    private int frames;
    private int refused;

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        int pieceLength = data.consumeInt(1, 40);
        byte[] octets = data.consumeRemainingAsBytes();
        new SessionFuzzer().run(octets, octets.length, pieceLength);
    }

    /** How many frames came out. */
    int frames() {
        return frames;
    }

    /** How many inputs were refused. */
    int refused() {
        return refused;
    }

    /** Fails when anything else happens than frames and the documented exception, or when pieces make a difference. */
    void run(byte[] octets, int length, int pieceLength) {
        Outcome whole = new Outcome();
        whole.read(octets, length, Math.max(1, length));
        Outcome pieces = new Outcome();
        pieces.read(octets, length, pieceLength);
        require(whole.hash == pieces.hash, "pieces of " + pieceLength + " bytes made a difference");
        frames += whole.frames;
        refused += whole.refused ? 1 : 0;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** What came out, as a hash that does not tell where data was cut. */
    private static final class Outcome {

        private long hash;
        private int frames;
        private boolean refused;

        void read(byte[] octets, int length, int pieceLength) {
            FrameReader reader = new FrameReader(FrameLog.off());
            for (int at = 0; at < length && !refused; at += pieceLength) {
                readPiece(reader, ByteBuffer.wrap(octets, at, Math.min(pieceLength, length - at)));
            }
            mix(reader.isAtFrameBoundary() ? 1 : 2);
        }

        private void readPiece(FrameReader reader, ByteBuffer input) {
            try {
                Frame frame;
                while ((frame = reader.next(input)) != null) {
                    add(frame);
                }
                require(!input.hasRemaining(), "bytes were left without a frame");
            } catch (YamuxProtocolException e) {
                refused = true;
                mix(String.valueOf(e.getMessage()).hashCode());
            }
        }

        private void add(Frame frame) {
            if (frame instanceof Frame.Data data) {
                frames++;
                mix(data.streamId());
                mix(Long.hashCode(data.length()));
                mix(data.flags() & ~FrameHeader.FIN);
                addPayload(data.payload(), data.flags());
            } else if (frame instanceof Frame.MoreData more) {
                addPayload(more.payload(), more.flags());
            } else {
                frames++;
                mix(frame.hashCode());
            }
        }

        private void addPayload(ByteBuffer payload, int flags) {
            while (payload.hasRemaining()) {
                mix(payload.get());
            }
            if (FrameHeader.has(flags, FrameHeader.FIN)) {
                mix(FrameHeader.FIN);
            }
        }

        private void mix(int value) {
            hash = hash * 0x9E3779B97F4A7C15L + value;
        }
    }
}
