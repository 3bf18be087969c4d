package dev.outboard.http2;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads any octets as frames, at once and in pieces, and requires the same outcome.
 *
 * <p>Also a target for Jazzer: with jazzer and jazzer-api on the class path beside this module's classes and test classes,
 * {@code java -cp … com.code_intelligence.jazzer.Jazzer --target_class=dev.outboard.http2.FrameReaderFuzzer}.
 */
final class FrameReaderFuzzer {

    private static final HeaderLimits LIMITS = new HeaderLimits(500, 300, 4);
    private static final int MAX_FRAME_SIZE = Settings.MIN_MAX_FRAME_SIZE;

    private int frames;

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        int pieceLength = data.consumeInt(1, 40);
        byte[] octets = data.consumeRemainingAsBytes();
        new FrameReaderFuzzer().run(octets, 0, octets.length, pieceLength);
    }

    /** How many frames came out. */
    int frames() {
        return frames;
    }

    /** Fails when anything else happens than frames and the documented exceptions, or when pieces make a difference. */
    void run(byte[] octets, int offset, int length, int pieceLength) {
        Outcome whole = new Outcome();
        read(whole, octets, offset, length, length);
        Outcome pieces = new Outcome();
        read(pieces, octets, offset, length, pieceLength);
        require(whole.hash == pieces.hash, "pieces of " + pieceLength + " octets made a difference");
        frames += whole.frames;
    }

    private static void read(Outcome outcome, byte[] octets, int offset, int length, int pieceLength) {
        FrameReader reader = new FrameReader(
                new HpackDecoder(Settings.DEFAULT_HEADER_TABLE_SIZE, LIMITS.maxListSize()),
                LIMITS,
                MAX_FRAME_SIZE,
                FrameLog.off());
        int taken = 0;
        while (taken < length && !outcome.ended) {
            int count = Math.min(pieceLength, length - taken);
            readPiece(outcome, reader, ByteBuffer.wrap(octets, offset + taken, count));
            taken += count;
            require(reader.collectedBlockLength() <= LIMITS.maxBlockLength(), "a block is longer than its limit");
            require(reader.collectedPayloadLength() <= length, "more was kept than came");
        }
    }

    private static void readPiece(Outcome outcome, FrameReader reader, ByteBuffer input) {
        boolean more = true;
        while (more && !outcome.ended) {
            try {
                Frame frame = reader.next(input);
                outcome.add(frame);
                more = frame != null;
                require(more || !input.hasRemaining(), "octets were left without a frame");
            } catch (Http2StreamException e) {
                require(e.streamId() > 0, "a stream error without a stream");
                outcome.add(e.streamId(), e.errorCode());
            } catch (Http2ConnectionException e) {
                outcome.end(e.errorCode());
            } catch (Http2Exception e) {
                throw new AssertionError("Neither of the two kinds", e);
            }
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** What came out, as a hash that does not tell where DATA was cut. */
    private static final class Outcome {

        private long hash;
        private int frames;
        private boolean ended;

        void add(@Nullable Frame frame) {
            if (frame == null) {
                return;
            }
            frames++;
            if (frame instanceof Frame.Data data) {
                addData(data);
                return;
            }
            if (frame instanceof Frame.HeaderBlock block) {
                require(block.headers().listSize() <= LIMITS.maxListSize(), "a list is larger than its limit");
            }
            mix(frame.hashCode());
        }

        private void addData(Frame.Data data) {
            // What a piece adds must not depend on the others: the sum of its octets at least sees lost ones.
            ByteBuffer payload = data.payload();
            int sum = data.flowControlledLength();
            while (payload.hasRemaining()) {
                sum += 257 * payload.get();
            }
            hash += (long) sum * data.streamId();
            if (data.endStream()) {
                mix(data.streamId());
            }
        }

        void add(int streamId, ErrorCode code) {
            mix(31 * streamId + code.code());
        }

        void end(ErrorCode code) {
            mix(-1 - code.code());
            ended = true;
        }

        private void mix(int value) {
            hash = hash * 0x9E3779B97F4A7C15L + value;
        }
    }
}
