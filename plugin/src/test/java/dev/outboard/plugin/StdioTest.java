package dev.outboard.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.internal.wire.StdioData;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.UnixSockets;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program prints while it serves, and where that goes. */
@Timeout(30)
class StdioTest {

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final FakeStreams streams = surroundings.streams;
    private final PrintStream originalOut = streams.out();
    private final PrintStream originalErr = streams.err();
    private Thread.@Nullable UncaughtExceptionHandler handlerOfTests;
    private final List<PluginServer> servers = new ArrayList<>();
    private final List<GrpcChannel> channels = new ArrayList<>();

    @BeforeEach
    void noHandler() {
        handlerOfTests = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @AfterEach
    void end() {
        channels.forEach(GrpcChannel::shutdownNow);
        servers.forEach(PluginServer::close);
        Thread.setDefaultUncaughtExceptionHandler(handlerOfTests);
    }

    private PluginServer serve(ServeConfig config) {
        surroundings.with("TMPDIR", directory.toString());
        PluginServer server = surroundings.start(config);
        servers.add(server);
        return server;
    }

    private PluginServer serve() {
        return serve(FakeSurroundings.config().build());
    }

    private GrpcChannel connect(PluginServer server) throws IOException {
        Path socket = ((Endpoint.Unix) server.endpoint()).path();
        GrpcChannel channel = GrpcChannel.over(UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(20))))
                .start();
        channels.add(channel);
        return channel;
    }

    private static Iterator<StdioData> stdio(GrpcChannel channel) {
        return ClientCalls.blockingServerStreamingCall(channel, Methods.STREAM_STDIO, CallOptions.DEFAULT, Empty.EMPTY);
    }

    @Test
    void whatIsPrintedGoesToTheHostAndNowhereElse() throws IOException {
        PluginServer server = serve();
        GrpcChannel channel = connect(server);
        Iterator<StdioData> host = stdio(channel);

        streams.out().println("hällo");
        assertThat(text(host, StdioData.STDOUT)).isEqualTo("hällo" + System.lineSeparator());
        streams.err().print("oh");
        assertThat(text(host, StdioData.STDERR)).isEqualTo("oh");
        streams.out().write('x');
        assertThat(text(host, StdioData.STDOUT)).isEqualTo("x");

        assertThat(streams.realOut.size()).isZero();
        assertThat(streams.realErr.size()).isZero();
    }

    @Test
    void streamsThatWereTakenBeforePrintWhereTheyDid() throws IOException {
        serve();

        originalOut.print("to the process's stdout");
        originalErr.print("to the process's stderr");

        assertThat(streams.realOut.toString(UTF_8)).isEqualTo("to the process's stdout");
        assertThat(streams.realErr.toString(UTF_8)).isEqualTo("to the process's stderr");
    }

    @Test
    void aHostThatShutsThePluginDownGetsWhatWasPrintedBefore() throws Exception {
        PluginServer server = serve();
        GrpcChannel channel = connect(server);
        Iterator<StdioData> host = stdio(channel);
        streams.out().print("last words");

        assertThat(ClientCalls.blockingUnaryCall(channel, Methods.SHUTDOWN, CallOptions.DEFAULT, Empty.EMPTY))
                .isEqualTo(Empty.EMPTY);

        assertThat(text(host, StdioData.STDOUT)).isEqualTo("last words");
        assertThat(host.hasNext()).isFalse();
        server.onStop().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aStreamOnWhichNothingWasPrintedEndsInOrderToo() throws Exception {
        PluginServer server = serve();
        GrpcChannel channel = connect(server);
        Iterator<StdioData> host = stdio(channel);

        var unused = ClientCalls.blockingUnaryCall(channel, Methods.SHUTDOWN, CallOptions.DEFAULT, Empty.EMPTY);

        assertThat(host.hasNext()).isFalse();
    }

    @Test
    void aHostThatComesWhenTheFirstHasGoneIsNext() throws Exception {
        PluginServer server = serve();
        GrpcChannel channel = connect(server);
        Iterator<StdioData> first = stdio(channel);
        streams.out().print("one");
        assertThat(text(first, StdioData.STDOUT)).isEqualTo("one");
        Iterator<StdioData> second = stdio(connect(server));

        channel.shutdownNow();
        CompletableFuture<StdioData> taken = CompletableFuture.supplyAsync(second::next);
        while (!taken.isDone()) {
            // What is printed before the server has seen the first one's end is lost with it.
            streams.out().print("two");
        }

        assertThat(text(List.of(taken.get()).iterator(), StdioData.STDOUT)).startsWith("two");
    }

    @Test
    void afterTheEndEverythingIsAsItWas() throws IOException {
        PluginServer server = serve();
        PrintStream out = streams.out();
        server.close();

        assertThat(streams.out()).isSameAs(originalOut);
        assertThat(streams.err()).isSameAs(originalErr);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNull();
        out.print("by somebody who kept it");
        assertThat(streams.realOut.toString(UTF_8)).isEqualTo("by somebody who kept it");
    }

    @Test
    void whoReplacesTheStreamsAfterwardsKeepsTheirs() throws IOException {
        PluginServer server = serve();
        PrintStream mine = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        streams.set(mine, streams.err());
        server.close();

        assertThat(streams.out()).isSameAs(mine);
        assertThat(streams.err()).isSameAs(originalErr);
    }

    @Test
    void aCopyGoesBothWays() throws IOException {
        PluginServer server =
                serve(FakeSurroundings.config().stdioSync(StdioSync.COPY).build());
        GrpcChannel channel = connect(server);
        streams.out().print("twice");

        assertThat(text(stdio(channel), StdioData.STDOUT)).isEqualTo("twice");
        assertThat(streams.realOut.toString(UTF_8)).isEqualTo("twice");
    }

    @Test
    void aCopyNeverWaitsForAHost() throws IOException {
        serve(FakeSurroundings.config().stdioSync(StdioSync.COPY).build());
        streams.out().write(new byte[1 << 20]);

        assertThat(streams.realOut.size()).isEqualTo(1 << 20);
    }

    @Test
    void aHostThatNeverAsksIsToldOfInTheLogAndHoldsNobodyUp() throws IOException {
        List<String> complaints = new ArrayList<>();
        try (Stdio stdio = new Stdio(StdioSync.REDIRECT, streams, complaints::add, Duration.ZERO)) {
            stdio.takeOver();
            streams.out().write(new byte[1 << 20]);
            streams.err().write(new byte[1 << 20]);
        }

        assertThat(complaints).singleElement().asString().startsWith("[WARN]").contains("does not read");
        assertThat(streams.realOut.size()).isZero();
    }

    @Test
    void whatIsLeftAloneIsLeftAlone() throws IOException {
        serve(FakeSurroundings.config().stdioSync(StdioSync.OFF).build());

        assertThat(streams.out()).isSameAs(originalOut);
        assertThat(streams.err()).isSameAs(originalErr);
    }

    @Test
    void theLastWordsOfAThreadAreForTheLog() throws Exception {
        serve();
        Thread thread = new Thread(
                () -> {
                    throw new IllegalStateException("by nobody caught");
                },
                "poor");
        thread.start();
        thread.join();

        assertThat(streams.realErr.toString(UTF_8))
                .startsWith("Exception in thread \"poor\" java.lang.IllegalStateException: by nobody caught")
                .contains("\tat dev.outboard.plugin.StdioTest");
    }

    @Test
    void aHandlerOfTheApplicationsStays() throws IOException {
        Thread.UncaughtExceptionHandler mine = (thread, failure) -> {};
        Thread.setDefaultUncaughtExceptionHandler(mine);
        PluginServer server = serve();

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(mine);
        server.close();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(mine);
    }

    private static String text(Iterator<StdioData> host, int channel) throws IOException {
        StdioData data = host.next();
        assertThat(data.channel()).isEqualTo(channel);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        data.copyTo(bytes);
        return bytes.toString(UTF_8);
    }
}
