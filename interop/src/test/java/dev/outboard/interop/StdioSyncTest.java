package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.BytesValue;
import com.google.protobuf.Int64Value;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.peer.PeerGrpc;
import dev.outboard.interop.peer.PeerGrpc.PeerBlockingStub;
import dev.outboard.interop.peer.PeerGrpc.PeerFutureStub;
import io.grpc.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host in Java takes what plugins print, slowly. */
class StdioSyncTest {

    private static final long BYTES = 100_000_000;

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    enum Plugin {
        GO,
        JAVA;

        List<String> command() {
            return switch (this) {
                case GO -> List.of(GoProgram.PEER_PLUGIN.path().toString());
                case JAVA -> Workspace.java(PeerPlugin.class);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredMegabytesOnBothStreamsArriveAndCallsGoOnMeanwhile(Plugin plugin) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Sink stdout = new Sink(release);
        Sink stderr = new Sink(release);
        try (PluginClient client = PluginClient.launch(LaunchConfig.builder(PeerContract.HANDSHAKE, command(plugin))
                .plugin(PeerContract.NAME, PeerContract.USED)
                .syncStdout(stdout)
                .syncStderr(stderr)
                .build())) {
            Channel channel = client.dispense(Channel.class);
            PeerFutureStub stub = PeerGrpc.newFutureStub(channel);
            Future<?> printed = stub.withDeadlineAfter(1, TimeUnit.MINUTES).print(Int64Value.of(BYTES));

            // Nobody reads on; one of the streams has come this far.
            assertThat(stdout.begunOr(stderr)).isTrue();
            PeerBlockingStub echo = PeerGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
            assertThat(echo.echo(BytesValue.getDefaultInstance())).isEqualTo(BytesValue.getDefaultInstance());
            assertThat(printed.isDone()).as("printed though nobody reads").isFalse();
            release.countDown();

            printed.get(1, TimeUnit.MINUTES);
            stdout.awaitAll();
            stderr.awaitAll();
        }
        Leftovers.assertNone(directory, sockets);
    }

    private Command command(Plugin plugin) {
        List<String> command = plugin.command();
        return Command.builder(command.get(0))
                .arguments(command.subList(1, command.size()).toArray(String[]::new))
                .directory(directory)
                .environment("TMPDIR", sockets.toString())
                .build();
    }

    /** Wants certain bytes, and does not take the first before it may. */
    private static final class Sink extends OutputStream {

        private final CountDownLatch release;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch complete = new CountDownLatch(1);
        private volatile long position;
        private volatile boolean wrong;

        Sink(CountDownLatch release) {
            this.release = release;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            long at = position;
            for (int i = 0; i < length; i++) {
                wrong |= bytes[offset + i] != PeerService.printed(at + i);
            }
            position = at + length;
            if (position >= BYTES) {
                complete.countDown();
            }
        }

        boolean begunOr(Sink other) throws InterruptedException {
            return begun.await(20, TimeUnit.SECONDS) || other.begun.await(1, TimeUnit.SECONDS);
        }

        void awaitAll() throws IOException, InterruptedException {
            assertThat(complete.await(1, TimeUnit.MINUTES))
                    .as("%s of %s bytes", position, BYTES)
                    .isTrue();
            assertThat(position).isEqualTo(BYTES);
            assertThat(wrong).as("bytes are what was printed").isFalse();
        }
    }
}
