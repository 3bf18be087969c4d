package dev.outboard.interop;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Listener;
import dev.outboard.net.UnixSockets;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session with hashicorp/yamux in another process, {@code go/yamux/peer}, which does what a stream's first line says. */
final class GoYamux implements AutoCloseable {

    private final Background process;
    private final Path directory;
    final YamuxSession session;

    private GoYamux(Background process, Path directory, YamuxSession session) {
        this.process = process;
        this.directory = directory;
        this.session = session;
    }

    /** Starts the peer in one role, and a session in the other. */
    static GoYamux start(String role, YamuxConfig config, String... options) throws IOException {
        Path directory = Files.createTempDirectory("yamux");
        Path socket = directory.resolve("s");
        List<String> command =
                new ArrayList<>(List.of(GoProgram.YAMUX_PEER.path().toString(), "-role", role));
        command.addAll(List.of(options));
        command.add(socket.toString());
        try (Listener listener = UnixSockets.listen(socket)) {
            Background process = Background.start(new ProcessBuilder(command));
            Connection connection = listener.accept(Deadline.after(Duration.ofSeconds(30)));
            YamuxSession session = role.equals("client")
                    ? YamuxSession.server(connection, config)
                    : YamuxSession.client(connection, config);
            return new GoYamux(process, directory, session);
        }
    }

    /** A stream on which the peer does something. */
    YamuxStream command(String line) throws Exception {
        YamuxStream stream = session.open(Deadline.after(Duration.ofSeconds(60)));
        stream.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
        return stream;
    }

    /** What the peer says. */
    String ask(String line) throws Exception {
        YamuxStream stream = command(line);
        stream.shutdownOutput();
        String answer = readLine(stream);
        stream.close();
        return answer;
    }

    static String readLine(Connection stream) throws IOException {
        StringBuilder line = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (stream.read(one.clear(), Deadline.after(Duration.ofSeconds(100))) > 0 && one.get(0) != '\n') {
            line.append((char) one.get(0));
        }
        return line.toString();
    }

    /** What the peer has printed. */
    String output() throws IOException {
        return process.output();
    }

    @Override
    public void close() throws IOException {
        session.close();
        process.close();
        Files.delete(directory);
    }
}
