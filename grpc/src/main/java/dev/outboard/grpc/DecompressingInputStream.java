package dev.outboard.grpc;

import io.grpc.Decompressor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A compressed message, decompressed by and for whoever reads it, up to a size: a few bytes can stand for very many. Not
 * before the first read, so that the connection's reader has no part in it.
 */
final class DecompressingInputStream extends InputStream {

    private final InputStream compressed;
    private final Decompressor decompressor;
    private final int maxSize;
    private @Nullable InputStream plain;
    private long count;

    DecompressingInputStream(InputStream compressed, Decompressor decompressor, int maxSize) {
        this.compressed = compressed;
        this.decompressor = decompressor;
        this.maxSize = maxSize;
    }

    @Override
    public int read() throws IOException {
        int octet = plain().read();
        if (octet >= 0) {
            add(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = plain().read(target, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    private InputStream plain() throws IOException {
        if (plain == null) {
            plain = decompressor.decompress(compressed);
        }
        return plain;
    }

    private void add(int read) {
        count += read;
        if (count > maxSize) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("Decompressed gRPC message exceeds maximum size " + maxSize)
                    .asRuntimeException();
        }
    }

    @Override
    public void close() throws IOException {
        if (plain == null) {
            compressed.close();
        } else {
            plain.close();
        }
    }
}
