package dev.outboard.interop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import dev.outboard.host.Command;
import dev.outboard.host.ExitStatus;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.peer.PeerGrpc;
import dev.outboard.interop.peer.PeerGrpc.PeerBlockingV2Stub;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in Java puts a plugin in Go through what upstream's examples do not reach. */
class GoPluginTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private PluginClient client;
    private PeerBlockingV2Stub stub;

    @BeforeEach
    void launch() {
        launch(command());
    }

    private void launch(Command.Builder command) {
        client = PluginClient.launch(LaunchConfig.builder(PeerContract.HANDSHAKE, command.build())
                .plugin(PeerContract.NAME, PeerContract.USED)
                .stderr(stderr)
                .build());
        stub = PeerGrpc.newBlockingV2Stub(client.dispense(Channel.class)).withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    private Command.Builder command() {
        return Command.builder(GoProgram.PEER_PLUGIN.path().toString())
                .directory(directory)
                .environment("TMPDIR", sockets.toString());
    }

    @AfterEach
    void stop() {
        // When there is no Go nothing has been launched.
        if (client != null) {
            client.close();
            Leftovers.assertNone(directory, sockets);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 16_384, 65_535, 65_536, MEBIBYTE, 64 * MEBIBYTE})
    void messagesOfAnySizeComeBack(int size) throws StatusException {
        BytesValue sent = message(size);

        assertThat(stub.echo(sent)).isEqualTo(sent);
    }

    @Test
    void compressedMessagesComeBack() throws StatusException {
        BytesValue sent = message(100_000);

        assertThat(stub.withCompression("gzip").echo(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 64 * MEBIBYTE})
    void theServerStreams(long size) throws Exception {
        BlockingClientCall<?, BytesValue> call = stub.produce(Int64Value.of(size));
        long received = 0;
        for (BytesValue part = call.read(); part != null; part = call.read()) {
            received += part.getValue().size();
        }

        assertThat(received).isEqualTo(size);
    }

    @Test
    void theClientStreams() throws Exception {
        BlockingClientCall<BytesValue, Int64Value> call = stub.consume();
        BytesValue piece = message(32 << 10);
        for (int i = 0; i < 2048; i++) {
            assertThat(call.write(piece)).isTrue();
        }
        call.halfClose();

        assertThat(call.read().getValue()).isEqualTo(64L * MEBIBYTE);
    }

    @Test
    void bothSidesStream() throws Exception {
        BlockingClientCall<BytesValue, BytesValue> call = stub.converse();
        for (int size = 0; size < 1000; size++) {
            BytesValue sent = message(size);
            assertThat(call.write(sent)).isTrue();
            assertThat(call.read()).isEqualTo(sent);
        }
        call.halfClose();

        assertThat(call.read()).isNull();
    }

    @Test
    void anUnreadStreamHoldsUpNoOtherCall() throws Exception {
        BlockingClientCall<?, BytesValue> unread = stub.produce(Int64Value.of(64L * MEBIBYTE));

        assertThat(stub.echo(message(MEBIBYTE)).getValue().size()).isEqualTo(MEBIBYTE);

        unread.cancel("enough", null);
    }

    @Test
    void metadataComesBack() throws StatusException {
        Metadata sent = new Metadata();
        Metadata.Key<String> text = ascii("echo-text");
        Metadata.Key<byte[]> raw = Metadata.Key.of("echo-raw-bin", Metadata.BINARY_BYTE_MARSHALLER);
        Metadata.Key<String> trailing = ascii("trail-text");
        List.of("one", "two", "with, comma", "").forEach(value -> sent.put(text, value));
        List.of(new byte[] {0, 1, -1}, new byte[0], new byte[] {7}).forEach(value -> sent.put(raw, value));
        sent.put(trailing, "at the end");

        Echoed echoed = echo(sent);

        assertThat(echoed.headers().getAll(text)).containsExactly("one", "two", "with, comma", "");
        assertThat(echoed.headers().getAll(raw)).containsExactly(new byte[] {0, 1, -1}, new byte[0], new byte[] {7});
        assertThat(echoed.trailers().getAll(trailing)).containsExactly("at the end");
    }

    /** A little below what grpc-go takes by default, both ways. */
    @Test
    void sixteenMebibytesOfMetadataComeBack() throws StatusException {
        Metadata sent = new Metadata();
        for (int i = 0; i < 16; i++) {
            sent.put(ascii("echo-" + i), Character.toString('a' + i).repeat(MEBIBYTE - 1024));
        }

        Echoed echoed = echo(sent);

        for (int i = 0; i < 16; i++) {
            assertThat(echoed.headers().get(ascii("echo-" + i))).isEqualTo(sent.get(ascii("echo-" + i)));
        }
    }

    @Test
    void anErrorKeepsItsDetails() {
        com.google.rpc.Status wanted = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.FAILED_PRECONDITION.value())
                .setMessage("50 % of it: tab\t, newline\n, über, 汉字, \uD83D\uDE00")
                .addDetails(Any.pack(StringValue.of("the detail")))
                .build();

        assertThatThrownBy(() -> stub.fail(wanted))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(StatusProto.fromThrowable(e)).isEqualTo(wanted));
    }

    @Test
    void aCallEndsAtItsDeadline() {
        assertEndsWith(
                Status.Code.DEADLINE_EXCEEDED,
                () -> stub.withDeadlineAfter(50, TimeUnit.MILLISECONDS)
                        .sleep(Duration.newBuilder().setSeconds(60).build()));
    }

    @Test
    void aCancelledCallEndsAtOnce() throws StatusException {
        BlockingClientCall<BytesValue, BytesValue> call = stub.converse();
        call.cancel("as the test wants", null);

        assertEndsWith(Status.Code.CANCELLED, call::read);
        assertThat(stub.echo(message(1))).isEqualTo(message(1));
    }

    @Test
    void manyThreadsCallAtOnce() throws InterruptedException, ExecutionException {
        Callable<Integer> caller = () -> {
            int right = 0;
            for (int call = 0; call < 100; call++) {
                right += stub.echo(message(16)).equals(message(16)) ? 1 : 0;
            }
            return right;
        };
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            for (Future<Integer> result : threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(i -> caller).toList())) {
                assertThat(result.get()).isEqualTo(100);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void thePluginAnswersPings() {
        client.ping();

        assertThat(client.negotiatedVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"exit, 3", "panic, 2", "kill, 137"})
    void aCrashInACallFailsThatCallAndNothingElse(String how, int code) throws Exception {
        assertEndsWith(Status.Code.UNAVAILABLE, () -> stub.crash(StringValue.of(how)));
        assertThat(client.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(code));
        // Later calls fail too, at once, and say so.
        assertEndsWith(Status.Code.UNAVAILABLE, () -> stub.echo(message(1)));

        client.close();
        launch(command());

        assertThat(stub.echo(message(1))).isEqualTo(message(1));
    }

    @Test
    void allPendingCallsFailWhenThePluginCrashes() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Empty>> pending = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pending.add(threads.submit(
                        () -> stub.sleep(Duration.newBuilder().setSeconds(60).build())));
            }
            assertThat(stub.echo(message(1))).isEqualTo(message(1));

            assertEndsWith(Status.Code.UNAVAILABLE, () -> stub.crash(StringValue.of("exit")));

            for (Future<Empty> call : pending) {
                assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                        .hasRootCauseInstanceOf(Exception.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                StatusException.class,
                                e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStoppedPluginEndsByItself() throws Exception {
        client.close();

        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
    }

    @Test
    void aPluginThatIgnoresShutdownIsKilled() throws Exception {
        client.close();
        launch(command().environment("PEER_STUBBORN", "1"));

        client.close();

        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(137));
    }

    @Test
    void whatThePluginHasStartedEndsWithIt() throws Exception {
        ProcessHandle grandchild = ProcessHandle.of(
                        stub.spawn(Empty.getDefaultInstance()).getValue())
                .orElseThrow();

        client.close();

        assertThat(grandchild.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void whatAKilledPluginHasStartedEndsWithIt() throws Exception {
        ProcessHandle grandchild = ProcessHandle.of(
                        stub.spawn(Empty.getDefaultInstance()).getValue())
                .orElseThrow();
        assertThatThrownBy(() -> stub.crash(StringValue.of("kill"))).isInstanceOf(StatusException.class);
        client.onExit().get(20, TimeUnit.SECONDS);

        client.close();

        // A zombie that its new parent has not collected has no program.
        assertThat(grandchild.info().command()).isEmpty();
    }

    private record Echoed(Metadata headers, Metadata trailers) {}

    private Echoed echo(Metadata sent) throws StatusException {
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();
        BytesValue reply = stub.withInterceptors(
                        MetadataUtils.newAttachHeadersInterceptor(sent),
                        MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
                .echo(message(1));
        assertThat(reply).isEqualTo(message(1));
        return new Echoed(requireNonNull(headers.get()), requireNonNull(trailers.get()));
    }

    private static void assertEndsWith(Status.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(code));
    }

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static BytesValue message(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return BytesValue.of(ByteString.copyFrom(bytes));
    }
}
