package dev.outboard.internal.mux;

import dev.outboard.net.Connection;
import dev.outboard.netrpc.RpcStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A connection as net/rpc takes it. */
public final class ConnectionStream implements RpcStream {

    private final Connection connection;
    private final InputStream input = new Input();
    private final OutputStream output = new Output();

    /** @param connection belongs to the stream */
    public ConnectionStream(Connection connection) {
        this.connection = connection;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Input extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return connection.read(ByteBuffer.wrap(target, from, length));
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            connection.write(ByteBuffer.wrap(octets, from, length));
        }
    }
}
