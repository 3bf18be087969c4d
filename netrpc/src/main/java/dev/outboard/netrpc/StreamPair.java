package dev.outboard.netrpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Two streams as one.
 *
 * @param input from the other side
 * @param output to the other side
 */
record StreamPair(InputStream input, OutputStream output) implements RpcStream {

    @Override
    public void close() throws IOException {
        try (input) {
            output.close();
        }
    }
}
