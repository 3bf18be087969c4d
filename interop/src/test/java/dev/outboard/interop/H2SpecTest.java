package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.grpc.GrpcServer;
import dev.outboard.http2.H2SpecServer;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TcpSockets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** h2spec, the conformance suite for HTTP/2: all sections, strict cases included. */
class H2SpecTest {

    /** Its answers to h2spec's requests, which are not gRPC, have no body: cases that look at the body cannot apply. */
    private static final Set<String> NEED_A_BODY = Set.of(
            "generic/2: Sends a WINDOW_UPDATE frame on half-closed (remote) stream",
            "generic/2: Sends a PRIORITY frame on half-closed (remote) stream",
            "http2/6.5.3: Sends multiple values of SETTINGS_INITIAL_WINDOW_SIZE",
            "http2/6.9.1: Sends SETTINGS frame to set the initial window size to 1 and sends HEADERS frame",
            "http2/6.9.2: Changes SETTINGS_INITIAL_WINDOW_SIZE after sending HEADERS frame",
            "http2/6.9.2: Sends a SETTINGS frame for window size to be negative");

    private static final Set<String> OTHERWISE_NOT_APPLICABLE = Set.of(
            // It takes 20 KB for too much, whatever SETTINGS_MAX_FRAME_SIZE says: this server allows larger frames.
            "http2/4.2: Sends a large size HEADERS frame that exceeds the SETTINGS_MAX_FRAME_SIZE",
            // Requests that are not gRPC are answered at once: no number of them is ever open together.
            "http2/5.1.2: Sends HEADERS frames that causes their advertised concurrent stream limit to be exceeded",
            // For the same reason the answer may be complete before the trailers come; the stream is closed then.
            "http2/8.1.2.1: Sends a HEADERS frame that contains a pseudo-header field as trailers");

    @TempDir
    Path reports;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"generic, 44", "http2, 95", "hpack, 8"})
    void ourHttp2Passes(String section, int cases) throws Exception {
        try (H2SpecServer server = H2SpecServer.start(0)) {
            H2Spec.Outcome outcome = H2Spec.run(server.port(), reports, section);

            assertThat(outcome.failed()).as(outcome.output()).isEmpty();
            assertThat(outcome.skipped()).as(outcome.output()).isEmpty();
            assertThat(outcome.passed()).hasSize(cases);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"generic, 42", "http2, 88", "hpack, 8"})
    void ourGrpcServerPassesWhatAppliesToIt(String section, int cases) throws Exception {
        Listener listener = TcpSockets.listen("127.0.0.1", 0);
        GrpcServer server = GrpcServer.builder()
                .addService(new TestService())
                .listen(listener)
                .build()
                .start();
        try {
            int port = ((Endpoint.Tcp) listener.endpoint()).port();
            H2Spec.Outcome outcome = H2Spec.run(port, reports, section);

            assertThat(outcome.failed())
                    .as(outcome.output())
                    .allMatch(failed -> NEED_A_BODY.contains(failed) || OTHERWISE_NOT_APPLICABLE.contains(failed));
            assertThat(outcome.skipped()).as(outcome.output()).isSubsetOf(NEED_A_BODY);
            assertThat(outcome.passed()).as(outcome.output()).hasSizeGreaterThanOrEqualTo(cases);
        } finally {
            server.shutdownNow();
        }
    }
}
