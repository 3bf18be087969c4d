package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.hclog.HclogLevel;
import dev.outboard.hclog.HclogRecord;
import dev.outboard.hclog.JsonValue.JsonString;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.UnixSockets;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what a service throws. */
@Timeout(30)
class ServiceErrorsTest {

    private static final Metadata.Key<String> REASON = Metadata.Key.of("reason", Metadata.ASCII_STRING_MARSHALLER);

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private PluginServer server;
    private GrpcChannel channel;
    private Echo echo;

    @BeforeEach
    void serve() throws IOException {
        surroundings.with("TMPDIR", directory.toString());
        server = surroundings.start(ServeConfig.builder(Echo.HANDSHAKE)
                .plugin("echo", Echo.PLUGIN, ServiceErrorsTest::answer)
                .build());
        Path socket = ((Endpoint.Unix) server.endpoint()).path();
        channel = GrpcChannel.over(UnixSockets.connect(socket, Deadline.after(Duration.ofSeconds(20))))
                .start();
        echo = Echo.PLUGIN.client(() -> channel);
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    private static String answer(String text) {
        switch (text) {
            case "exception" -> throw new IllegalStateException("the disk is full");
            case "error" -> throw new NoClassDefFoundError("com/example/Missing");
            case "status" -> {
                Metadata trailers = new Metadata();
                trailers.put(REASON, "none such");
                throw Status.NOT_FOUND.withDescription("no such thing").asRuntimeException(trailers);
            }
            default -> {
                return text;
            }
        }
    }

    @Test
    void anExceptionReachesTheHostInWordsAndTheLogInFull() {
        Status status = fail("exception").getStatus();

        assertThat(status.getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(status.getDescription()).isEqualTo("java.lang.IllegalStateException: the disk is full");
        assertThat(surroundings.complaints).singleElement().satisfies(line -> {
            HclogRecord entry = HclogRecord.parse(line).orElseThrow();
            assertThat(entry.level()).isEqualTo(HclogLevel.ERROR);
            assertThat(entry.message()).isEqualTo("The plugin failed in a call of test.Echo/Say");
            assertThat(entry.module()).isEqualTo("dev.outboard.plugin");
            assertThat(entry.arguments().get("error"))
                    .isEqualTo(new JsonString("java.lang.IllegalStateException: the disk is full"));
            assertThat(String.valueOf(entry.arguments().get("stacktrace")))
                    .contains("\tat dev.outboard.plugin.ServiceErrorsTest.answer");
        });
    }

    @Test
    void anErrorIsNoEnd() {
        assertThat(fail("error").getStatus().getDescription())
                .isEqualTo("java.lang.NoClassDefFoundError: com/example/Missing");

        assertThat(echo.say("still there")).isEqualTo("still there");
        assertThat(server.onStop()).isNotDone();
    }

    @Test
    void aStatusThatIsThrownIsTheCallsStatus() {
        StatusRuntimeException failure = fail("status");

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(failure.getStatus().getDescription()).isEqualTo("no such thing");
        assertThat(failure.getTrailers().get(REASON)).isEqualTo("none such");
        assertThat(surroundings.complaints).isEmpty();
    }

    private StatusRuntimeException fail(String text) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> echo.say(text));
    }
}
