package dev.outboard.benchmarks.limits;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Bytes there and back, without a protocol: the least that any can take. */
final class RawSocket implements Way {

    private static final int SIZE = 16;

    @Override
    public Peer start() throws IOException, InterruptedException {
        SocketFile file = SocketFile.create();
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(file.path()));
            Process process = SecondProcess.start("raw", file.path().toString());
            return new Connected(process, file, listener.accept());
        }
    }

    @Override
    public void serve(String socket) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            while (true) {
                readFully(channel, buffer.clear());
                writeFully(channel, buffer.flip());
            }
        } catch (EOFException e) {
            System.err.flush();
        }
    }

    @Override
    public boolean isProtocol() {
        return false;
    }

    private static void readFully(SocketChannel channel, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new EOFException("The peer has gone");
            }
        }
    }

    private static void writeFully(SocketChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    private record Connected(Process process, SocketFile file, SocketChannel channel, ByteBuffer buffer)
            implements Peer {

        Connected(Process process, SocketFile file, SocketChannel channel) {
            this(process, file, channel, ByteBuffer.allocateDirect(SIZE));
        }

        @Override
        public int exchange(byte[] payload) {
            try {
                writeFully(channel, buffer.clear().put(payload).flip());
                readFully(channel, buffer.clear());
                buffer.flip().get(payload);
                return payload.length;
            } catch (IOException e) {
                throw new IllegalStateException("The other process has not answered", e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            SecondProcess.end(process);
            file.close();
        }
    }
}
