package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.internal.wire.StdioData;
import dev.outboard.net.Pipe;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StdioPumpTest {

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final CompletableFuture<ServerCallStreamObserver<StdioData>> plugin = new CompletableFuture<>();
    private final Pipe pipe = Pipe.pair();
    private final GrpcServer server = GrpcServer.builder()
            .addService(ServerServiceDefinition.builder(Methods.STDIO)
                    .addMethod(Methods.STREAM_STDIO, ServerCalls.asyncServerStreamingCall(this::stream))
                    .build())
            .build()
            .start();
    private final GrpcChannel channel;

    StdioPumpTest() {
        server.serve(pipe.second());
        channel = GrpcChannel.over(pipe.first()).start();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    private void stream(Empty request, StreamObserver<StdioData> host) {
        plugin.complete((ServerCallStreamObserver<StdioData>) host);
    }

    @Test
    void eachChannelGoesToItsSink() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        start(counting(stdout, all), counting(stderr, all));

        print(StdioData.STDOUT, "to ");
        print(StdioData.STDERR, "oops");
        print(StdioData.STDOUT, "the user");
        print(7, "to nobody");
        print(StdioData.STDERR, "!");

        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("to the user");
        assertThat(stderr.toString(StandardCharsets.UTF_8)).isEqualTo("oops!");
    }

    @Test
    void aSinkThatFailsDoesNotStopTheOther() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        start(broken, counting(stderr, all));

        print(StdioData.STDOUT, "lost");
        print(StdioData.STDOUT, "lost, too");
        print(StdioData.STDERR, "kept");

        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stderr.toString(StandardCharsets.UTF_8)).isEqualTo("kept");
    }

    private void start(OutputStream out, OutputStream err) {
        StdioPump.start(channel, out, err, new PluginLog("test"));
    }

    private void print(int target, String text) throws Exception {
        plugin.get(20, TimeUnit.SECONDS).onNext(new StdioData(target, ByteString.copyFromUtf8(text)));
    }

    /** Counts flushes: the pump flushes after each message. */
    private static OutputStream counting(OutputStream sink, CountDownLatch flushes) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                sink.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                sink.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                flushes.countDown();
            }
        };
    }
}
