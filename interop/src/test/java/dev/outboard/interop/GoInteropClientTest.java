package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.grpc.GrpcServer;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TcpSockets;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** grpc-go's interoperability client against our server: every case that needs no TLS file, account or balancer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoInteropClientTest {

    private GrpcServer server;
    private int port;

    @BeforeAll
    void start() throws IOException {
        GoProgram.GRPC_INTEROP_CLIENT.path();
        Listener listener = TcpSockets.listen("127.0.0.1", 0);
        port = ((Endpoint.Tcp) listener.endpoint()).port();
        server = GrpcServer.builder()
                .addService(new TestService())
                .intercept(new MetadataEcho("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"))
                .listen(listener)
                .build()
                .start();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty_unary",
                "large_unary",
                "client_streaming",
                "server_streaming",
                "ping_pong",
                "empty_stream",
                "timeout_on_sleeping_server",
                "cancel_after_begin",
                "cancel_after_first_response",
                "status_code_and_message",
                "special_status_message",
                "custom_metadata",
                "unimplemented_method",
                "unimplemented_service",
                "rpc_soak",
                "channel_soak"
            })
    void ourServerPasses(String testCase) {
        Run.Result result = Run.of(
                        GoProgram.GRPC_INTEROP_CLIENT.path().toString(),
                        "-server_host=127.0.0.1",
                        "-server_port=" + port,
                        "-test_case=" + testCase)
                .with("GRPC_GO_LOG_SEVERITY_LEVEL", "info")
                .succeed();

        // The client says so at the end of a case.
        assertThat(result.err()).as(result.toString()).contains(" done");
    }
}
