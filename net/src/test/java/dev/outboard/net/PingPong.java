package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures a 16-byte round trip over a Unix socket between two processes: {@code java -cp target/classes:target/test-classes
 * dev.outboard.net.PingPong [rounds]}. Not a test: the figures are for people.
 */
public final class PingPong {

    private PingPong() {}

    /** Runs the asking side, which starts the answering one; with two arguments, the answering side. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            answer(Path.of(args[1]));
        } else {
            ask(args.length == 0 ? 200_000 : Integer.parseInt(args[0]));
        }
    }

    private static void answer(Path socket) throws IOException {
        try (Connection connection = UnixSockets.connect(socket, Deadline.never())) {
            ByteBuffer message = ByteBuffer.allocateDirect(16);
            while (connection.read(message.clear()) >= 0) {
                connection.write(message.flip());
            }
        }
    }

    private static void ask(int rounds) throws Exception {
        Path directory = Files.createTempDirectory("outboard");
        Path socket = directory.resolve("s");
        try (Listener listener = UnixSockets.listen(socket)) {
            Process other = startOther(socket);
            try (Connection connection = listener.accept()) {
                for (int i = 0; i < 3; i++) {
                    System.out.println(report(measure(connection, rounds)));
                }
            }
            other.waitFor();
        }
        Files.delete(directory);
    }

    private static Process startOther(Path socket) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PingPong.class.getName(),
                        "answer",
                        socket.toString()))
                .inheritIO()
                .start();
    }

    private static long[] measure(Connection connection, int rounds) throws IOException {
        ByteBuffer message = ByteBuffer.allocateDirect(16);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            connection.write(message.clear());
            message.clear();
            int count = 0;
            while (count >= 0 && message.hasRemaining()) {
                count = connection.read(message);
            }
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static String report(long[] nanos) {
        Arrays.sort(nanos);
        return String.format(
                "p50 %.1f µs, p90 %.1f µs, p99 %.1f µs",
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3);
    }
}
