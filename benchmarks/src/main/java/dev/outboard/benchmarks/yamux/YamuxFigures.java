package dev.outboard.benchmarks.yamux;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Listener;
import dev.outboard.net.UnixSockets;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures yamux over a Unix socket: {@code measure SOCKET [rounds]} listens and asks, {@code serve SOCKET} dials and serves. The
 * program {@code interop/go/yamux/bench} does the same with hashicorp/yamux, so either can be either side.
 *
 * <p>A stream's first byte says what it is for: {@code e} echoes, {@code s} reads to the end and answers with one byte.
 */
public final class YamuxFigures {

    private static final int PIECE = 64 * 1024;
    private static final long TOTAL = 512L << 20;
    private static final int PING_PONGS = 20_000;
    private static final int OPENED = 5_000;

    private final YamuxSession session;
    private final ExecutorService threads;

    private YamuxFigures(YamuxSession session, ExecutorService threads) {
        this.session = session;
        this.threads = threads;
    }

    /** Runs one side. */
    public static void main(String[] args) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "figures");
            thread.setDaemon(true);
            return thread;
        });
        Path socket = Path.of(args[1]);
        if (args[0].equals("serve")) {
            Connection connection = UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(30)));
            new YamuxFigures(YamuxSession.server(connection, YamuxConfig.defaults()), threads).serve();
        } else {
            try (Listener listener = UnixSockets.listen(socket);
                    YamuxSession session = YamuxSession.client(listener.accept(), YamuxConfig.defaults())) {
                new YamuxFigures(session, threads).measure(args.length > 2 ? Integer.parseInt(args[2]) : 5);
            }
        }
    }

    private void serve() throws InterruptedException {
        try {
            while (true) {
                YamuxStream stream = session.accept();
                threads.execute(() -> serve(stream));
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static void serve(YamuxStream stream) {
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        try (stream) {
            stream.read(buffer.limit(1));
            boolean echo = buffer.get(0) == 'e';
            while (stream.read(buffer.clear()) >= 0) {
                if (echo) {
                    stream.write(buffer.flip());
                }
            }
            if (!echo) {
                stream.write(ByteBuffer.wrap(new byte[] {'.'}));
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private void measure(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            System.out.printf(
                    "1 stream %.0f MB/s  64 streams %.0f MB/s  ping-pong 16 B p50 %.1f us  open+close %.0f/s%n",
                    throughput(1), throughput(64), pingPong(), openClose());
        }
    }

    private YamuxStream open(char kind) throws IOException, InterruptedException {
        YamuxStream stream = session.open();
        stream.write(ByteBuffer.wrap(new byte[] {(byte) kind}));
        return stream;
    }

    private double throughput(int streams) throws Exception {
        long start = System.nanoTime();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            writers.add(threads.submit(() -> {
                write(TOTAL / streams);
                return null;
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return TOTAL / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    private void write(long bytes) throws IOException, InterruptedException {
        try (YamuxStream stream = open('s')) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (long left = bytes; left > 0; left -= PIECE) {
                stream.write(piece.clear().limit((int) Math.min(left, PIECE)));
            }
            end(stream);
        }
    }

    private static void end(YamuxStream stream) throws IOException {
        stream.shutdownOutput();
        readFully(stream, ByteBuffer.allocate(1));
    }

    private static void readFully(YamuxStream stream, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (stream.read(target) < 0) {
                throw new EOFException("the peer ended early");
            }
        }
    }

    private double pingPong() throws IOException, InterruptedException {
        try (YamuxStream stream = open('e')) {
            ByteBuffer message = ByteBuffer.allocate(16);
            long[] nanos = new long[PING_PONGS];
            for (int i = 0; i < PING_PONGS; i++) {
                long start = System.nanoTime();
                stream.write(message.clear());
                readFully(stream, message.clear());
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return nanos[PING_PONGS / 2] / 1e3;
        }
    }

    private double openClose() throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < OPENED; i++) {
            try (YamuxStream stream = open('s')) {
                end(stream);
            }
        }
        return OPENED / ((System.nanoTime() - start) / 1e9);
    }
}
