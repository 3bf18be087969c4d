package dev.outboard.grpc;

import io.grpc.Codec;
import io.grpc.Decompressor;
import io.grpc.Status;
import io.grpc.StatusException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of one direction of a call into messages.
 *
 * <pre>
 *  0               1                                               5
 * +---------------+-----------------------------------------------+---------
 * | 0 0 0 0 0 0 0 C |          length, big endian (32)            | message
 * +---------------+-----------------------------------------------+---------
 * C: the message is compressed as grpc-encoding says
 * </pre>
 *
 * For one thread at a time.
 */
final class MessageDeframer {

    private static final int PREFIX_LENGTH = 5;

    /** The first piece of a message that is not yet here as a whole; each further one doubles what is there. */
    private static final int FIRST_PIECE = 16 * 1024;

    private static final byte[] NOTHING = {};

    private final int maxMessageSize;
    private final ByteBuffer prefix = ByteBuffer.allocate(PREFIX_LENGTH);

    private Decompressor decompressor = Codec.Identity.NONE;

    private boolean compressed;
    private int length;
    private int arrived;
    private byte[] firstPiece = NOTHING;
    private @Nullable ArrayDeque<byte[]> furtherPieces;
    private byte[] piece = NOTHING;
    private int pieceFilled;

    /** @param maxMessageSize in bytes, of a message as it travels and after decompression */
    MessageDeframer(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    /** @param decompressor for messages whose flag is set; {@link Codec.Identity#NONE} when there must be none */
    void decompressor(Decompressor decompressor) {
        this.decompressor = decompressor;
    }

    /** Whether a message has begun and is not complete. */
    boolean isInsideMessage() {
        return prefix.position() > 0;
    }

    /**
     * Takes bytes until a message is complete, or the source is empty.
     *
     * @return the message, or null when more bytes are needed
     * @throws StatusException when the bytes cannot be a message, or one that is too big
     */
    @Nullable
    InputStream next(ByteBuffer source) throws StatusException {
        if (prefix.hasRemaining() && !readPrefix(source)) {
            return null;
        }
        readBody(source);
        return arrived == length ? complete() : null;
    }

    private boolean readPrefix(ByteBuffer source) throws StatusException {
        while (prefix.hasRemaining() && source.hasRemaining()) {
            prefix.put(source.get());
        }
        if (prefix.hasRemaining()) {
            return false;
        }
        int flags = prefix.get(0);
        if ((flags & ~1) != 0) {
            throw Status.INTERNAL
                    .withDescription("A message begins with the reserved flags 0x" + Integer.toHexString(flags & 0xff))
                    .asException();
        }
        compressed = flags == 1;
        length = prefix.getInt(1);
        if (length < 0 || length > maxMessageSize) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("gRPC message exceeds maximum size " + maxMessageSize + ": "
                            + Integer.toUnsignedLong(length))
                    .asException();
        }
        return true;
    }

    private void readBody(ByteBuffer source) {
        while (arrived < length && source.hasRemaining()) {
            if (pieceFilled == piece.length) {
                addPiece(source.remaining());
            }
            int part = Math.min(source.remaining(), piece.length - pieceFilled);
            source.get(piece, pieceFilled, part);
            pieceFilled += part;
            arrived += part;
        }
    }

    /** What a peer merely announces costs no memory: a piece is as large as what is there, or has been there. */
    private void addPiece(int available) {
        int missing = length - arrived;
        int size = Math.min(missing, Math.max(available, Math.max(FIRST_PIECE, arrived)));
        piece = new byte[size];
        pieceFilled = 0;
        if (arrived == 0) {
            firstPiece = piece;
            return;
        }
        if (furtherPieces == null) {
            furtherPieces = new ArrayDeque<>();
        }
        furtherPieces.add(piece);
    }

    private InputStream complete() throws StatusException {
        InputStream message = new MessageInputStream(firstPiece, furtherPieces, length);
        prefix.clear();
        firstPiece = NOTHING;
        furtherPieces = null;
        piece = NOTHING;
        pieceFilled = 0;
        arrived = 0;
        return compressed ? decompress(message) : message;
    }

    private InputStream decompress(InputStream message) throws StatusException {
        if (decompressor instanceof Codec.Identity) {
            throw Status.INTERNAL
                    .withDescription("A message is marked as compressed, but no grpc-encoding was announced")
                    .asException();
        }
        return new DecompressingInputStream(message, decompressor, maxMessageSize);
    }
}
