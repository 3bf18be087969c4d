package dev.outboard.interop;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** The peers in Go, built when a test first asks for them, from the modules in {@code go/} and with nothing but them. */
enum GoProgram {
    BASIC_HOST("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/basic"),
    BASIC_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/basic/plugin"),
    KV_HOST("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/grpc"),
    KV_HOST_WITH_AUTO_MTLS("go-plugin-1.8", "./kv-host"),
    KV_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"),
    KV_NETRPC_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"),
    STREAMER_HOST("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/streaming"),
    STREAMER_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/streaming/plugin"),
    COUNTER_HOST("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/bidirectional"),
    COUNTER_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/bidirectional/plugin-go-grpc"),
    NEGOTIATED_HOST("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/negotiated"),
    NEGOTIATED_PLUGIN("go-plugin-1.8", "github.com/hashicorp/go-plugin/examples/negotiated/plugin-go"),
    OLD_KV_HOST("go-plugin-1.4", "github.com/hashicorp/go-plugin/examples/grpc"),
    OLD_KV_PLUGIN("go-plugin-1.4", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"),
    OLD_KV_NETRPC_PLUGIN("go-plugin-1.4", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"),
    OLDEST_KV_HOST("go-plugin-1.0", "github.com/hashicorp/go-plugin/examples/grpc"),
    OLDEST_KV_PLUGIN("go-plugin-1.0", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-grpc"),
    OLDEST_KV_NETRPC_PLUGIN("go-plugin-1.0", "github.com/hashicorp/go-plugin/examples/grpc/plugin-go-netrpc"),
    PEER_HOST("go-plugin-1.8", "./peer-host"),
    PEER_PLUGIN("go-plugin-1.8", "./peer-plugin"),
    TLS_HOST("go-plugin-1.8", "./tls-host"),
    TLS_PLUGIN("go-plugin-1.8", "./tls-plugin"),
    SUPERVISOR("go-plugin-1.8", "./supervisor"),
    TEST_PLUGIN("go-plugin-1.8", "./test-plugin"),
    RUNNER_HOST("go-plugin-1.8", "./runner-host"),
    NETRPC_HOST("go-plugin-1.8", "./netrpc-host"),
    NETRPC_PLUGIN("go-plugin-1.8", "./netrpc-plugin"),
    LOG_HOST("go-plugin-1.8", "./log-host"),
    LOG_PLUGIN("go-plugin-1.8", "./log-plugin"),
    MULTIPLEXING_COUNTER_HOST("go-plugin-1.8", "./counter-host"),
    GREETER_HOST("go-plugin-1.8", "./greeter-host"),
    ALL_TYPES_PEER("go-plugin-1.8", "./all-types-peer"),
    RELAY_HOST("go-plugin-1.8", "./relay-host"),
    RELAY_PLUGIN("go-plugin-1.8", "./relay-plugin"),
    GRPC_INTEROP_CLIENT("grpc-go", "google.golang.org/grpc/interop/client"),
    GRPC_INTEROP_SERVER("grpc-go", "google.golang.org/grpc/interop/server"),
    YAMUX_PEER("yamux", "./peer"),
    GOB_PEER("gob", "./peer"),
    H2SPEC("h2spec", "github.com/summerwind/h2spec/cmd/h2spec");

    private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(8);
    private static final Map<GoProgram, Path> BUILT = new ConcurrentHashMap<>();

    private final String module;
    private final String importPath;

    GoProgram(String module, String importPath) {
        this.module = module;
        this.importPath = importPath;
    }

    /** The program's file. Without Go the test is skipped, but not in CI, where it fails. */
    Path path() {
        requireGo();
        return BUILT.computeIfAbsent(this, GoProgram::build);
    }

    /** Once in a run of the build, although its tests run in several JVMs; always where no build runs them. */
    private Path build() {
        Path output = Workspace.interop("target", "go", name().toLowerCase(Locale.ROOT));
        Path built = output.resolveSibling(output.getFileName() + ".built");
        String run = System.getProperty("outboard.build", "");
        try {
            Files.createDirectories(output.getParent());
            try (FileChannel channel = FileChannel.open(built, CREATE, READ, WRITE);
                    FileLock lock = channel.lock()) {
                assertThat(lock.isValid()).isTrue();
                if (run.isEmpty() || !Files.readString(built).equals(run)) {
                    link(output);
                    Files.writeString(built, run);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output;
    }

    private void link(Path output) {
        // Without the tables for debuggers, which take a third of the time to link.
        Run.of("go", "build", "-mod=readonly", "-buildvcs=false", "-ldflags=-s -w", "-o", output.toString(), importPath)
                .in(Workspace.interop("go", module))
                // Workspace files or flags of whoever runs the build must not change what is built.
                .with("GOWORK", "off")
                .with("GOFLAGS", "")
                .within(BUILD_TIMEOUT)
                .succeed();
        assertThat(output).isExecutable();
    }

    /** Where the source of a module is that the peers are built with. */
    static Path moduleOf(String module) {
        requireGo();
        return Path.of(Run.of("go", "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", module)
                .in(Workspace.interop("go", "go-plugin-1.8"))
                .with("GOWORK", "off")
                .with("GOFLAGS", "")
                .within(BUILD_TIMEOUT)
                .succeed()
                .out()
                .strip());
    }

    private static void requireGo() {
        if (Workspace.onPath("go")) {
            return;
        }
        String message = "There is no Go on the PATH: nothing is tested against programs in Go";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        Assumptions.abort(message);
    }
}
